package render

import (
	"html/template"
	"text/template/parse"
)

// settle puts the words that never change into a page's templates, once for all
// pages instead of each time one is written: {{t "visit.note"}}, but not
// {{t "visit.all" "n" 12}}.
func (r *Renderer) settle(page *template.Template) error {
	for _, t := range page.Templates() {
		if t.Tree != nil {
			if err := r.settleList(t.Tree.Root); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Renderer) settleList(list *parse.ListNode) error {
	if list == nil {
		return nil
	}
	for i, node := range list.Nodes {
		var err error
		switch n := node.(type) {
		case *parse.ActionNode:
			if key, ok := constant(n.Pipe); ok {
				var words string
				words, err = r.say(key)
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: appendEscaped(nil, words)}
			}
		case *parse.IfNode:
			err = r.settleBranch(&n.BranchNode)
		case *parse.RangeNode:
			err = r.settleBranch(&n.BranchNode)
		case *parse.WithNode:
			err = r.settleBranch(&n.BranchNode)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *Renderer) settleBranch(n *parse.BranchNode) error {
	if err := r.settleList(n.List); err != nil {
		return err
	}
	return r.settleList(n.ElseList)
}

// constant returns the key of a phrase that takes no values.
func constant(pipe *parse.PipeNode) (key string, ok bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	name, isName := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	phrase, isText := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isText || name.Ident != "t" {
		return "", false
	}
	return phrase.Text, true
}
