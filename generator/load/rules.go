package load

import (
	"strings"

	"factorybook/generator/diag"
)

// rules are those of this package.
var rules diag.Rules

// Rules returns the rules about the form of records, by code.
func Rules() []*diag.Rule { return rules.Sorted() }

// What can be wrong with the text of a file.
var (
	ruleSyntax = rules.New(diag.RuleText{
		Code: "FB0101", Severity: diag.Error,
		Title: "text that YAML cannot read",
		Why:   "A file that cannot be read is left out whole, so its other records are not checked until the mistake is gone. Most often a colon and a space stand inside unquoted text, a quote or bracket is not closed, or a line is indented by one space too many.",
		Bad:   "id: Q-2025-03\nopened: 2025-04-19\ntitle: Glaze: pinholes on KT-210\n",
		Good:  "id: Q-2025-03\nopened: 2025-04-19\ntitle: \"Glaze: pinholes on KT-210\"\n",
	})
	ruleFullwidth = rules.New(diag.RuleText{
		Code: "FB0118", Severity: diag.Error,
		Title: "full-width punctuation where YAML wants ASCII",
		Why:   "On a Chinese keyboard the colon, the comma and the quotation marks look almost the same but are other characters: YAML takes `name：Foo` for text, and `[陈莉，王军]` for a list of one. Inside a sentence they are welcome.",
		Bad:   "date: 2025-03-12\npurpose: 看窑，谈价格\nteam: [王军，李娜]\n",
		Good:  "date: 2025-03-12\npurpose: 看窑，谈价格\nteam: [王军, 李娜]\n",
	})
	ruleCurlyQuotes = rules.New(diag.RuleText{
		Code: "FB0135", Severity: diag.Warning,
		Title: "a whole text in the quotation marks of a Chinese keyboard",
		Why:   "YAML takes “ and ” for letters: they stand on the page. For a title they may be meant; for a name they are mostly the quotes that some other program wanted.",
		Bad:   "name: “Foshan Yuanda Ceramics Co., Ltd.”\n",
		Good:  "name: Foshan Yuanda Ceramics Co., Ltd.\n",
	})
	ruleMerge = rules.New(diag.RuleText{
		Code: "FB0136", Severity: diag.Error,
		Title: "a merge that was not finished",
		Why:   "When two people changed the same lines, git leaves both versions between <<<<<<< and >>>>>>>. Nobody has decided yet which one holds, and a page would show both.",
		Bad:   "id: PO-2025-014\n<<<<<<< HEAD\nplaced: 2025-02-10\n=======\nplaced: 2025-02-11\n>>>>>>> shanghai\n",
		Good:  "id: PO-2025-014\nplaced: 2025-02-10\n",
	})
	ruleAfterHash = rules.New(diag.RuleText{
		Code: "FB0137", Severity: diag.Warning,
		Title: "text behind a # that is not read",
		Why:   "A space and a # begin a comment: of `Mould #3 review` the site would say Mould. A comment has a space behind its # as well; a number or a word that belongs to the text wants quotes.",
		Bad:   "date: 2025-03-12\npurpose: Mould #3 review\n",
		Good:  "date: 2025-03-12\npurpose: \"Mould #3 review\"\n",
	})
	ruleSecondNote = rules.New(diag.RuleText{
		Code: "FB0138", Severity: diag.Error,
		Title: "two visits in one note",
		Why:   "A note in Markdown is of one visit. The facts of a second one would be shown as text, and its promises be lost.",
		Bad:   "-- factories/yuanda/visits/2025-03-12.md --\n---\ndate: 2025-03-12\n---\nThe new kiln is running.\n---\ndate: 2025-05-20\n---\nThe kiln stood still.\n",
		Good:  "-- factories/yuanda/visits/2025-03-12.md --\n---\ndate: 2025-03-12\n---\nThe new kiln is running.\n-- factories/yuanda/visits/2025-05-20.md --\n---\ndate: 2025-05-20\n---\nThe kiln stood still.\n",
	})
	ruleTab = rules.New(diag.RuleText{
		Code: "FB0119", Severity: diag.Error,
		Title: "a tab used for indentation",
		Why:   "How wide a tab is depends on the editor, so YAML allows only spaces to say what belongs to what.",
		Bad:   "id: PO-2025-014\nlines:\n\t- {sku: KT-210, quantity: 4800}\n",
		Good:  "id: PO-2025-014\nlines:\n  - {sku: KT-210, quantity: 4800}\n",
	})
	ruleInvisible = rules.New(diag.RuleText{
		Code: "FB0120", Severity: diag.Error,
		Title: "an invisible character in a key, an id or a value of one word",
		Why:   "Non-breaking and zero-width spaces come along when text is copied from a web page or a chat. Nobody sees them, and the key or id is another one because of them.",
		Bad:   "id: PO-2025-014\npla\u200bced: 2025-02-10\n",
		Good:  "id: PO-2025-014\nplaced: 2025-02-10\n",
	})
	ruleControl = rules.New(diag.RuleText{
		Code: "FB0121", Severity: diag.Error,
		Title: "a NUL byte or another control character",
		Why:   "No one types these. They are the sign of a damaged file, of one that is no text, or of something pasted from a program that is none for text.",
		Bad:   "id: PO-2025-014\nspecial: first\x00 order\n",
		Good:  "id: PO-2025-014\nspecial: first order\n",
	})
	ruleEncoding = rules.New(diag.RuleText{
		Code: "FB0122", Severity: diag.Error,
		Title: "a file that is not UTF-8",
		Why:   "Records hold Latin and Chinese text side by side, and only UTF-8 holds both in a way that every tool reads. Old Windows programs save GB18030 (GBK) or UTF-16 unless told otherwise.",
		Bad:   "name: Foshan Yuanda Ceramics\nname_zh: \xb7\xf0\xc9\xbd\xd4\xb6\xb4\xf3\n",
		Good:  "name: Foshan Yuanda Ceramics\nname_zh: 佛山远大\n",
	})
	ruleTooLarge = rules.New(diag.RuleText{
		Code: "FB0123", Severity: diag.Error,
		Title: "a record file over 8 MiB",
		Why:   "A year of orders of a busy factory takes a hundred kilobytes. What is so large is no record but an attachment under a wrong name, or a file that belongs split by year.",
	})
	ruleTooDeep = rules.New(diag.RuleText{
		Code: "FB0124", Severity: diag.Error,
		Title: "nesting over 100 levels",
		Why:   "A record needs six levels. What is nested a hundred deep is damaged, or made to harm the program that reads it.",
		Bad:   "id: PO-2025-014\nextra: " + strings.Repeat("[", 101) + strings.Repeat("]", 101) + "\n",
		Good:  "id: PO-2025-014\nextra: {Container: TCLU 000000 0}\n",
	})
	ruleSecondDocument = rules.New(diag.RuleText{
		Code: "FB0115", Severity: diag.Error,
		Title: "a second document in factory.yaml or factorybook.yaml",
		Why:   "A line `---` begins a new document. These two files describe one thing each, and it would be a guess which of two descriptions counts. (Under orders, issues and talks several documents are welcome.)",
		Bad:   "name: Foshan Yuanda Ceramics Co., Ltd.\n---\nstatus: active\n",
		Good:  "name: Foshan Yuanda Ceramics Co., Ltd.\nstatus: active\n",
	})
	ruleAlias = rules.New(diag.RuleText{
		Code: "FB0116", Severity: diag.Error,
		Title: "an anchor, an alias or a merge key",
		Why:   "With &, * and << one place of a file changes what stands in another. A record that is read alone, moved or printed has to say by itself what it says.",
		Bad:   "- id: PO-2025-014\n  placed: &day 2025-02-10\n- id: PO-2025-015\n  placed: *day\n",
		Good:  "- id: PO-2025-014\n  placed: 2025-02-10\n- id: PO-2025-015\n  placed: 2025-02-10\n",
	})
	ruleTag = rules.New(diag.RuleText{
		Code: "FB0117", Severity: diag.Error,
		Title: "a YAML tag",
		Why:   "The key decides what a value is: text stays as it is written, with nothing to declare. A tag such as !!str or !date is noise at best and contradicts the key at worst.",
		Bad:   "id: !!str 0755\n",
		Good:  "id: 0755\n",
	})
	ruleEmptyFile = rules.New(diag.RuleText{
		Code: "FB0125", Severity: diag.Warning,
		Title: "a file without a record",
		Why:   "Someone meant to write something here, or saved it elsewhere.",
		Bad:   "-- factories/yuanda/orders/2026.yaml --\n# orders of 2026\n",
		Good:  "-- factories/yuanda/orders/2026.yaml --\n# orders of 2026\n- id: PO-2026-001\n",
	})
	ruleFrontMatter = rules.New(diag.RuleText{
		Code: "FB0126", Severity: diag.Error,
		Title: "a note without front matter",
		Why:   "A visit note in Markdown begins with its facts (the date above all) between two lines `---`. Without them nobody knows which visit it is about.",
		Bad:   "-- factories/yuanda/visits/2025-03-12.md --\nThe new kiln is running.\n",
		Good:  "-- factories/yuanda/visits/2025-03-12.md --\n---\ndate: 2025-03-12\n---\nThe new kiln is running.\n",
	})
	ruleNotesTwice = rules.New(diag.RuleText{
		Code: "FB0127", Severity: diag.Error,
		Title: "notes both in the front matter and below it",
		Why:   "The text below the front matter is the visit's notes. With a second text under notes: one of the two would be lost.",
		Bad:   "-- factories/yuanda/visits/2025-03-12.md --\n---\ndate: 2025-03-12\nnotes: Lunch was good.\n---\nThe new kiln is running.\n",
		Good:  "-- factories/yuanda/visits/2025-03-12.md --\n---\ndate: 2025-03-12\n---\nThe new kiln is running. Lunch was good.\n",
	})
)

// What can be wrong with keys and values.
var (
	ruleType = rules.New(diag.RuleText{
		Code: "FB0102", Severity: diag.Error,
		Title: "a value of the wrong type",
		Why:   "A list where one text is expected, or one text where a list is: part of what was written would be lost.",
		Bad:   "id: PO-2025-014\nlines: 4800 mugs\n",
		Good:  "id: PO-2025-014\nlines: [{name: mugs, quantity: 4800}]\n",
	})
	ruleUnknownKey = rules.New(diag.RuleText{
		Code: "FB0103", Severity: diag.Error,
		Title: "a key that does not exist",
		Why:   "A fact under a misspelt key would be missing from every figure without anyone noticing. Labels of your own go under extra:.",
		Bad:   "id: PO-2025-014\nplacd: 2025-02-10\n",
		Good:  "id: PO-2025-014\nplaced: 2025-02-10\nextra: {Forwarder: Example Lines}\n",
	})
	ruleRepeatedKey = rules.New(diag.RuleText{
		Code: "FB0104", Severity: diag.Error,
		Title: "a key written twice",
		Why:   "Most programs silently take one of the two values, and not all the same one.",
		Bad:   "id: PO-2025-014\npromised: 2025-04-15\nincoterm: FOB\npromised: 2025-04-25\n",
		Good:  "id: PO-2025-014\npromised: 2025-04-15\npromise_changes: [{told: 2025-03-20, to: 2025-04-25}]\nincoterm: FOB\n",
	})
	ruleMissing = rules.New(diag.RuleText{
		Code: "FB0105", Severity: diag.Error,
		Title: "a required key that is missing",
		Why:   "Almost everything may be missing and is then shown as not recorded. A few facts say which record this is at all; without them it cannot be named, dated or referred to. A key with nothing behind it is no key.",
		Bad:   "id: Q-2025-03\nkind: quality\ntitle: Glaze pinholes\n",
		Good:  "id: Q-2025-03\nopened: 2025-04-19\nkind: quality\ntitle: Glaze pinholes\n",
	})
	ruleEnum = rules.New(diag.RuleText{
		Code: "FB0106", Severity: diag.Error,
		Title: "a word that is not one of the known ones",
		Why:   "Figures count by these words, so every book uses the same few, in the same spelling.",
		Bad:   "id: Q-2025-03\nopened: 2025-04-19\nseverity: mayor\n",
		Good:  "id: Q-2025-03\nopened: 2025-04-19\nseverity: major\n",
	})
	ruleDate = rules.New(diag.RuleText{
		Code: "FB0107", Severity: diag.Error,
		Title: "a date that is not YYYY-MM-DD, or no day at all",
		Why:   "05-03-2024 is March to one colleague and May to another. YYYY-MM-DD is read alike on both sides and sorts by itself. (since: may also be a month or a year; seasons are MM-DD; forecasts speak for 2025, 2025-Q3 or 2025-07.)",
		Bad:   "id: PO-2025-014\nplaced: 2025/3/5\n",
		Good:  "id: PO-2025-014\nplaced: 2025-03-05\n",
	})
	ruleNumber = rules.New(diag.RuleText{
		Code: "FB0108", Severity: diag.Error,
		Title: "a number that is not a plain decimal",
		Why:   "0755 is 493 to some YAML programs, 1,000 is one to half of Europe, and 0x10 is a typing mistake to everyone else. Money and quantities are kept as exact decimals of up to 19 digits.",
		Bad:   "id: PO-2025-014\nvalue: 9,576.00\n",
		Good:  "id: PO-2025-014\nvalue: 9576.00\n",
	})
	ruleWhole = rules.New(diag.RuleText{
		Code: "FB0109", Severity: diag.Error,
		Title: "a fraction where a whole number is due",
		Why:   "Days, pieces and sets are counted. A fraction of one is a slip of the keyboard, or the unit is another.",
		Bad:   "id: PO-2025-014\nlines: [{sku: KT-210, quantity: 3.7, unit: pcs}]\n",
		Good:  "id: PO-2025-014\nlines: [{sku: KT-210, quantity: 3.7, unit: kg}]\n",
	})
	ruleRange = rules.New(diag.RuleText{
		Code: "FB0110", Severity: diag.Error,
		Title: "a number out of range",
		Why:   "Quantities, prices and amounts are not negative, and a rating goes from 1 to 5.",
		Bad:   "date: 2025-03-12\nobservations: [{area: Kiln hall, rating: 6}]\n",
		Good:  "date: 2025-03-12\nobservations: [{area: Kiln hall, rating: 5}]\n",
	})
	ruleFlag = rules.New(diag.RuleText{
		Code: "FB0111", Severity: diag.Error,
		Title: "a word for true or false that is neither",
		Why:   "yes, no, on and off are true and false to some YAML programs and plain words to others; true and false are the same to all.",
		Bad:   "id: PO-2025-014\nrush: yes\n",
		Good:  "id: PO-2025-014\nrush: true\n",
	})
	rulePercent = rules.New(diag.RuleText{
		Code: "FB0112", Severity: diag.Error,
		Title: "a percentage without its sign",
		Why:   "0.3 can be a third of a percent or thirty of them. The sign says which.",
		Bad:   "name: Foshan Yuanda Ceramics Co., Ltd.\ncapacity: {quantity: 120000, unit: pcs, per: month, our_share: 0.12}\n",
		Good:  "name: Foshan Yuanda Ceramics Co., Ltd.\ncapacity: {quantity: 120000, unit: pcs, per: month, our_share: 12%}\n",
	})
	ruleEmptyEntry = rules.New(diag.RuleText{
		Code: "FB0114", Severity: diag.Warning,
		Title: "an entry of a list that holds nothing",
		Why:   "It is left out. A key with nothing behind it is the same as no key, but among other entries an empty one is mostly a line that slipped away.",
		Bad:   "id: PO-2025-014\napprovals:\n  - {what: Artwork, asked: 2025-02-14}\n  -\n",
		Good:  "id: PO-2025-014\napprovals:\n  - {what: Artwork, asked: 2025-02-14}\n",
	})
	ruleCurrency = rules.New(diag.RuleText{
		Code: "FB0128", Severity: diag.Error,
		Title: "a currency that is no code of ISO 4217",
		Why:   "Amounts are converted by these codes; RMB, $ and Euro mean something to people, and not always the same.",
		Bad:   "id: PO-2025-014\ncurrency: RMB\n",
		Good:  "id: PO-2025-014\ncurrency: CNY\n",
	})
	rulePlace = rules.New(diag.RuleText{
		Code: "FB0129", Severity: diag.Error,
		Title: "a place that is no UN/LOCODE",
		Why:   "There are several towns of the same name, and several spellings of one. Five letters name the port or place that both sides and the forwarder mean.",
		Bad:   "id: PO-2025-014\nincoterm: FOB\nplace: Nansha\n",
		Good:  "id: PO-2025-014\nincoterm: FOB\nplace: CNNSA\n",
	})
)

// What can be wrong with the folders.
var (
	ruleNoSettings = rules.New(diag.RuleText{
		Code: "FB0130", Severity: diag.Error,
		Title: "a book without factorybook.yaml",
		Why:   "The file marks the folder as a book and names it; perhaps the command ran in another folder.",
		Bad:   "-- factories/yuanda/factory.yaml --\nname: Foshan Yuanda Ceramics Co., Ltd.\n",
		Good:  "-- factorybook.yaml --\ntitle: Nordhaven factory book\n-- factories/yuanda/factory.yaml --\nname: Foshan Yuanda Ceramics Co., Ltd.\n",
	})
	ruleNoFactoryFile = rules.New(diag.RuleText{
		Code: "FB0131", Severity: diag.Error,
		Title: "a factory without factory.yaml",
		Why:   "Without it the factory has no name, and its orders belong to nobody.",
		Bad:   "-- factorybook.yaml --\ntitle: Nordhaven factory book\n-- factories/yuanda/orders/2025.yaml --\nid: PO-2025-014\n",
		Good:  "-- factorybook.yaml --\ntitle: Nordhaven factory book\n-- factories/yuanda/factory.yaml --\nname: Foshan Yuanda Ceramics Co., Ltd.\n-- factories/yuanda/orders/2025.yaml --\nid: PO-2025-014\n",
	})
	ruleFactoryID = rules.New(diag.RuleText{
		Code: "FB0132", Severity: diag.Error,
		Title: "a folder name that is no factory id",
		Why:   "The name of the folder is the factory's id, and becomes part of every address of its pages. Letters a to z, digits and dashes are the same on every computer; capitals, spaces and 汉字 are not.",
		Bad:   "-- factories/Foshan Yuanda/factory.yaml --\nname: Foshan Yuanda Ceramics Co., Ltd.\n",
		Good:  "-- factories/foshan-yuanda/factory.yaml --\nname: Foshan Yuanda Ceramics Co., Ltd.\n",
	})
	ruleMisplaced = rules.New(diag.RuleText{
		Code: "FB0133", Severity: diag.Warning,
		Title: "a file where no record can stand",
		Why:   "It is not read. A folder order/ beside orders/ would be missing from every figure. Dot-files, README, LICENSE, Thumbs.db and ~$ files are nobody's business.",
		Bad:   "-- factories/yuanda/order/2025.yaml --\nid: PO-2025-014\n",
		Good:  "-- factories/yuanda/orders/2025.yaml --\nid: PO-2025-014\n",
	})
	ruleNotPlain = rules.New(diag.RuleText{
		Code: "FB0134", Severity: diag.Error,
		Title: "a link, a folder or a device where a file is expected",
		Why:   "A link can lead out of the book, to something that changes without the book or is on nobody else's computer. It is not followed.",
		Bad:   "-- factories/yuanda/factory.yaml --\nname: Foshan Yuanda Ceramics Co., Ltd.\n-- factories/yuanda/orders/2025.yaml/note.txt --\nA folder whose name ends in .yaml.\n",
		Good:  "-- factories/yuanda/factory.yaml --\nname: Foshan Yuanda Ceramics Co., Ltd.\n-- factories/yuanda/orders/2025.yaml --\nid: PO-2025-014\n",
	})
	ruleNameNotText = rules.New(diag.RuleText{
		Code: "FB0139", Severity: diag.Error,
		Title: "a file name that is not UTF-8",
		Why:   "An archive that was packed on a Chinese Windows may bring names in GBK, which other computers show as signs without sense and cannot open by what is seen. Such a file or folder is not read, so whatever it holds would be missing.",
	})
	ruleNameElsewhere = rules.New(diag.RuleText{
		Code: "FB0140", Severity: diag.Warning,
		Title: "a name that another computer cannot hold",
		Why:   "A book is shared. Windows has no files called con, aux or nul, none whose name ends with a dot or a space, and none with < > : \" | ? * or \\; and to Windows and macOS, A.yaml and a.yaml are one file, so that one of the two is lost there.",
		Bad:   "-- factories/aux/factory.yaml --\nname: Foshan Auxiliary Materials Co., Ltd.\n",
		Good:  "-- factories/foshan-aux/factory.yaml --\nname: Foshan Auxiliary Materials Co., Ltd.\n",
	})
	rulePoint = rules.New(diag.RuleText{
		Code: "FB0142", Severity: diag.Warning,
		Title: "a number that can be read in two ways",
		Why:   "120.000 is 120 where the point stands before decimals, and 120,000 where it stands between thousands, as in Germany or Denmark. A record takes the point for a decimal point; whoever meant thousands is a thousand times off.",
		Bad:   "id: PO-2025-014\nlines:\n  - {sku: KT-210, quantity: 120.000, unit: pcs}\n",
		Good:  "id: PO-2025-014\nlines:\n  - {sku: KT-210, quantity: 120000, unit: pcs}\n",
	})
	ruleUnit = rules.New(diag.RuleText{
		Code: "FB0143", Severity: diag.Warning,
		Title: "a common unit by another name",
		Why:   "Units are compared by their letters: PCS, pieces and 件 are other units than pcs, so that prices and quantities of the same article do not meet, half a piece is not noticed, and the Chinese pages do not say 件.",
		Bad:   "id: PO-2025-014\nlines:\n  - {sku: KT-210, quantity: 4800, unit: PCS}\n",
		Good:  "id: PO-2025-014\nlines:\n  - {sku: KT-210, quantity: 4800, unit: pcs}\n",
	})
	ruleForbidden = rules.New(diag.RuleText{
		Code: "FB0141", Severity: diag.Error,
		Title: "a file or folder that may not be read",
		Why:   "Its owner did not give the right to read it, as happens when somebody copied it from a server. What it holds would be missing from every figure.",
	})
)
