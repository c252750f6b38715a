package load

import (
	"slices"
	"testing"
)

// slips returns a word with each slip of the keyboard in it: a letter dropped, typed
// twice, or exchanged with the next one.
func slips(word string) (list []string) {
	letters := []rune(word)
	for i := range letters {
		list = append(list, string(slices.Concat(letters[:i], letters[i+1:])))
		list = append(list, string(slices.Insert(slices.Clone(letters), i, letters[i])))
		if i+1 < len(letters) && letters[i] != letters[i+1] {
			swapped := slices.Clone(letters)
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
			list = append(list, string(swapped))
		}
	}
	return list
}

// everyMap calls visit with the keys of every kind of map that a book can have.
func everyMap(s *shape, visit func(*shape)) {
	if len(s.Fields) > 0 {
		visit(s)
	}
	for i := range s.Fields {
		everyMap(&s.Fields[i].Value, visit)
	}
	if s.Item != nil {
		everyMap(s.Item, visit)
	}
}

func everyShape(visit func(*shape)) {
	for _, k := range fileKinds() {
		s := k.record
		everyMap(&s, visit)
	}
}

func TestMisspeltKeyIsNeverTakenForAnother(t *testing.T) {
	tried, found := 0, 0
	nothing := func(string) bool { return false }
	everyShape(func(s *shape) {
		var known []string
		for _, f := range s.Fields {
			known = append(known, f.Key)
		}
		for _, key := range known {
			for _, typed := range slips(key) {
				if slices.Contains(known, typed) {
					continue // etd and eta are one letter apart
				}
				tried++
				switch meant := keyMeant(typed, known, nothing); meant {
				case key:
					found++
				case "":
				default:
					t.Errorf("%s: %s, misspelt as %s, is taken for %s", s.Name, key, typed, meant)
				}
			}
		}
	})
	if found*100 < tried*95 {
		t.Errorf("of %d misspelt keys %d are understood; expected 95 of 100", tried, found)
	}
}

func TestMisspeltWordIsNeverTakenForAnother(t *testing.T) {
	tried, found := 0, 0
	everyShape(func(s *shape) {
		for _, f := range s.Fields {
			values := f.Value.Enum
			if f.Value.Kind != shapeEnum {
				continue
			}
			for _, value := range values {
				for _, typed := range slips(value) {
					if slices.Contains(values, typed) || value == "I" || value == "II" || value == "III" {
						continue
					}
					tried++
					meant := wordsMeant(typed, values)
					if slices.Contains(meant, value) {
						found++
					}
					if len(meant) > 0 && !slices.Contains(meant, value) {
						t.Errorf("%s: %s, misspelt as %s, is taken for %v", f.Key, value, typed, meant)
					}
				}
			}
		}
	})
	if found*100 < tried*90 {
		t.Errorf("of %d misspelt words %d are understood; expected 90 of 100", tried, found)
	}
}

func TestDeniedWordIsNeverTakenForTheWord(t *testing.T) {
	everyShape(func(s *shape) {
		for _, f := range s.Fields {
			if f.Value.Kind != shapeEnum {
				continue
			}
			for _, value := range f.Value.Enum {
				for _, no := range []string{"not ", "not-", "not_", "un", "un-", "in", "non-", "non ", "no ", "dis", "nicht ", "ikke ", "pas ", "never ", "isn't ", "不", "未", "没有", "非"} {
					if meant := wordsMeant(no+value, f.Value.Enum); slices.Contains(meant, value) {
						t.Errorf("%s: %q is taken for %v", f.Key, no+value, meant)
					}
				}
			}
		}
	})
}

func TestAnotherNameOfAKeyStandsOnce(t *testing.T) {
	everyKey := make(map[string]bool)
	everyShape(func(s *shape) {
		for _, f := range s.Fields {
			everyKey[f.Key] = true
		}
	})
	for word, keys := range otherKeys {
		for _, key := range keys {
			if !everyKey[key] {
				t.Errorf("%s stands for %s, which no record has", word, key)
			}
		}
	}
}
