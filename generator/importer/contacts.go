package importer

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// contact is a person at a factory.
type contact struct{ name, nameZH, role, phone, wechat, email string }

// contactFields are the columns of one person.
type contactFields struct {
	role                                                record.Text
	name, nameZH, roleColumn, phone, wechat, emailField *field
}

func newContactFields(t *table) (list []contactFields) {
	for i := range t.m.Contacts {
		m := &t.m.Contacts[i]
		const key = "contact "
		list = append(list, contactFields{m.Role, t.field(key+"name", m.Name), t.field(key+"name_zh", m.NameZH), t.field(key+"role", m.RoleColumn),
			t.field(key+"phone", m.Phone), t.field(key+"wechat", m.WeChat), t.field(key+"email", m.Email)})
		if m.Role.Known() && known(m.RoleColumn) {
			t.fault(ruleMapWord, m.Role.Pos, diag.Say("role has both a column and a constant"), diag.Say("keep one of them"))
		}
	}
	return list
}

// roles are other words for what a person does that mean only one.
var roles = map[string]string{
	"boss": "owner", "general manager": "owner", "gm": "owner", "ceo": "owner", "老板": "owner", "总经理": "owner",
	"sales manager": "sales", "account manager": "sales", "销售": "sales", "业务": "sales", "业务员": "sales", "跟单": "merchandiser", "跟单员": "merchandiser",
	"production manager": "production", "生产": "production", "厂长": "production", "qc": "quality", "qa": "quality", "quality manager": "quality", "质检": "quality", "品质": "quality",
	"accounting": "finance", "accountant": "finance", "财务": "finance", "会计": "finance", "shipping": "logistics", "物流": "logistics", "船务": "logistics",
}

func (f *contactFields) read(r sheet.Row) contact {
	role := f.role.V
	if role == "" {
		role = f.roleColumn.word(r, record.Enums.Role, roles)
	}
	c := contact{f.name.text(r), f.nameZH.text(r), role, f.phone.id(r), f.wechat.id(r), f.emailField.text(r)}
	if c.nameZH == "" && isChinese(c.name) {
		c.name, c.nameZH = namesOf(c.name)
	}
	return c
}

// namesOf are the two names of a person in a cell that has both, such as 王莉 Wang Li or
// Wang Li (王莉), one of which may be missing; else the name twice.
func namesOf(cell string) (name, nameZH string) {
	var latin, chinese []string
	for _, word := range strings.FieldsFunc(cell, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("/()（）,，、", c) }) {
		switch han := strings.IndexFunc(word, func(c rune) bool { return !unicode.Is(unicode.Han, c) }); {
		case han < 0:
			chinese = append(chinese, word)
		case !isChinese(word):
			latin = append(latin, word)
		default:
			return cell, cell // 陈Tony
		}
	}
	if len(latin) == 0 || len(chinese) != 1 || utf8.RuneCountInString(chinese[0]) < 2 || !strings.ContainsFunc(strings.Join(latin, ""), unicode.IsLetter) {
		return cell, cell
	}
	return strings.Join(latin, " "), chinese[0]
}

// meet adds a person, or what is new of one who is known by name or address.
func (fac *factory) meet(c contact) {
	if c.name == "" && c.nameZH == "" && c.email == "" && c.phone == "" && c.wechat == "" {
		return
	}
	for i := range fac.contacts {
		k := &fac.contacts[i]
		if c.name != "" && c.name == k.name || c.name == "" && c.email != "" && strings.EqualFold(c.email, k.email) {
			k.nameZH, k.role = cmp.Or(k.nameZH, c.nameZH), cmp.Or(k.role, c.role)
			k.phone, k.wechat, k.email = cmp.Or(k.phone, c.phone), cmp.Or(k.wechat, c.wechat), cmp.Or(k.email, c.email)
			return
		}
	}
	fac.contacts = append(fac.contacts, c)
}

// people writes the contacts, each with an id made of the name.
func (fac *factory) people() (list []string) {
	used := map[string]bool{}
	for _, c := range fac.contacts {
		known := cmp.Or(c.name, c.nameZH, c.email, c.phone, c.wechat)
		if at := strings.IndexByte(known, '@'); c.name == "" && at > 0 {
			known = known[:at]
		}
		id, readable := slug(known)
		if !readable {
			id = "contact-" + hashOf(known)
		}
		for n := 2; used[id]; n++ {
			id = fmt.Sprintf("%s-%d", strings.TrimSuffix(id, fmt.Sprintf("-%d", n-1)), n)
		}
		used[id] = true
		list = append(list, flow("id", id, "name", quotedText(c.name), "name_zh", quotedText(c.nameZH), "role", c.role,
			"phone", quotedText(c.phone), "wechat", quotedText(c.wechat), "email", quotedText(c.email)))
	}
	return list
}
