package importer

import (
	"cmp"
	"fmt"
	"slices"
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

// read returns the people of a row: one, or as many as the cell of the names has.
func (f *contactFields) read(r sheet.Row, report *Report) []contact {
	role := f.role.V
	if role == "" {
		role = f.roleColumn.word(r, record.Enums.Role, roles)
	}
	all := contact{"", f.nameZH.text(r), role, f.phone.id(r), f.wechat.id(r), f.emailField.text(r)}
	names := people(f.name.markdown(r))
	if len(names) < 2 {
		if all.name = oneLine(strings.Join(names, "")); all.nameZH == "" && isChinese(all.name) {
			all.name, all.nameZH = namesOf(all.name)
		}
		return []contact{all}
	}
	list := make([]contact, len(names))
	for i, name := range names {
		list[i].name, list[i].role = roleBeside(name)
		list[i].role = cmp.Or(list[i].role, role)
		if isChinese(list[i].name) {
			list[i].name, list[i].nameZH = namesOf(list[i].name)
		}
	}
	divided := share(list, all.phone, func(c *contact) *string { return &c.phone })
	divided = share(list, all.wechat, func(c *contact) *string { return &c.wechat }) && divided
	divided = share(list, all.email, func(c *contact) *string { return &c.email }) && divided
	divided = share(list, all.nameZH, func(c *contact) *string { return &c.nameZH }) && divided
	if !divided {
		report.note(diag.Say("Several people in a cell, and beside them what cannot be divided among them (it stands with the first of them: put it right by hand)"), diag.Say("row %d: %s", r.Number, strings.Join(names, "; ")))
	}
	return list
}

// people are the names in a cell: what line ends, semicolons and 、 divide, and what a slash
// or comma divides where each part is a name by itself. 王莉 / Wang Li is one person.
func people(cell string) []string {
	cut := func(text, marks string) (list []string) {
		for _, part := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(marks, c) }) {
			if part = strings.TrimSpace(part); part != "" {
				list = append(list, part)
			}
		}
		return list
	}
	var names []string
	for _, line := range cut(cell, "\n\r;；、") {
		parts := cut(line, "/,，&")
		whole := slices.ContainsFunc(parts, func(p string) bool { bare, _ := roleBeside(p); return !isWholeName(bare) })
		if len(parts) > 1 && (whole || len(parts) == 2 && isChinese(parts[0]) != isChinese(parts[1]) && !strings.ContainsAny(line, ",，&")) {
			parts = []string{line}
		}
		names = append(names, parts...)
	}
	for _, name := range names {
		if strings.IndexFunc(name, unicode.IsLetter) < 0 || strings.ContainsAny(narrow(name), "0123456789@") || beginsWithRole(name) {
			return []string{cell} // a number, an address or a role of the one person beside it
		}
	}
	return names
}

// beginsWithRole reports whether a text is what somebody does, and nobody's name: Sales
// Manager, 外贸部; but 王经理 is somebody.
func beginsWithRole(text string) bool {
	folded := strings.ToLower(text)
	first, _, _ := strings.Cut(folded, " ")
	first = strings.TrimRight(first, ":：.,")
	known := func(role string) bool {
		if isChinese(role) {
			return strings.HasPrefix(folded, role)
		}
		return first == role || strings.HasPrefix(folded+" ", role+" ")
	}
	for role := range roles {
		if known(role) {
			return true
		}
	}
	return slices.ContainsFunc(record.Enums.Role, known) || slices.ContainsFunc(departments, known)
}

// departments are further words that begin what somebody does.
var departments = []string{"export", "office", "factory", "manager", "director", "assistant", "secretary", "purchasing", "tel", "phone", "mobile", "wechat", "email", "mail", "外贸", "办公室", "工厂", "经理", "总监", "主管", "助理", "秘书", "客服", "采购", "出口", "国际", "部门", "电话", "手机", "微信", "邮箱"}

// isWholeName reports whether a text can be the name of a person by itself: two words, or
// Chinese characters.
func isWholeName(s string) bool {
	return len(strings.Fields(s)) > 1 || isChinese(s) && utf8.RuneCountInString(s) > 1
}

// roleBeside takes what a person does off a name: Lily Xu (sales), Pan - QC.
func roleBeside(text string) (name, role string) {
	name = text
	if open := strings.LastIndexAny(text, "(（"); open > 0 && strings.ContainsAny(text[open:], ")）") {
		name, role = text[:open], strings.Trim(text[open:], "()（） ")
	} else if before, after, ok := strings.Cut(text, " - "); ok {
		name, role = before, after
	}
	role = strings.ToLower(strings.TrimSpace(role))
	if meant := roles[role]; meant != "" {
		role = meant
	}
	if !slices.Contains(record.Enums.Role, role) {
		return text, ""
	}
	return strings.TrimSpace(name), role
}

// share gives the parts of a cell to the people of a row: in their order where there are as
// many, else each to the one whose name it begins with. Where neither goes it stands with
// the first, and ok is false.
func share(list []contact, cell string, of func(*contact) *string) (ok bool) {
	if cell == "" {
		return true
	}
	for _, marks := range []string{"\n;；", "\n;；、/", "\n;；、/,，"} {
		parts := strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(marks, c) })
		if len(parts) == len(list) && !slices.ContainsFunc(parts, func(p string) bool { return named(list, p) >= 0 }) {
			for i, part := range parts {
				*of(&list[i]) = strings.TrimSpace(part)
			}
			return true
		}
		at := make([]int, len(parts))
		for i, part := range parts {
			at[i] = named(list, strings.TrimSpace(part))
		}
		if len(parts) == 0 || slices.Contains(at, -1) {
			continue
		}
		for i, part := range parts {
			_, rest, _ := strings.Cut(strings.TrimSpace(part), " ")
			if to := of(&list[at[i]]); *to == "" {
				*to = strings.TrimSpace(rest)
			} else {
				*to += ", " + strings.TrimSpace(rest)
			}
		}
		return true
	}
	*of(&list[0]) = cell
	return false
}

// named is the person whose name, or the first word of it, a text begins with; -1 for none.
func named(list []contact, text string) int {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	if strings.IndexFunc(first, unicode.IsLetter) != 0 && !isChinese(first) {
		return -1
	}
	return slices.IndexFunc(list, func(c contact) bool {
		word, _, _ := strings.Cut(c.name, " ")
		return strings.EqualFold(first, word) || first == c.nameZH
	})
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
