package render

import (
	"html/template"
	"text/template/parse"
)

// fold puts the words that never change into a page's templates, once for all
// pages instead of each time one is written: {{t "visit.note"}}, but not
// {{t "visit.all" "n" 12}}.
func (r *Renderer) fold(page *template.Template) {
	for _, t := range page.Templates() {
		if t.Tree != nil {
			r.foldList(t.Tree.Root)
		}
	}
}

func (r *Renderer) foldList(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			if key, ok := constant(n.Pipe); ok {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: appendEscaped(nil, r.words.Say(key))}
			}
		case *parse.IfNode:
			r.foldBranch(&n.BranchNode)
		case *parse.RangeNode:
			r.foldBranch(&n.BranchNode)
		case *parse.WithNode:
			r.foldBranch(&n.BranchNode)
		}
	}
}

func (r *Renderer) foldBranch(n *parse.BranchNode) {
	r.foldList(n.List)
	r.foldList(n.ElseList)
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
