package main

import (
	"fmt"
	"strings"

	yaml3 "gopkg.in/yaml.v3"
)

// reference writes a Markdown page of the chart's values from values.yaml: the comment above a value says what it is for.
func reference(chart *Chart) (string, error) {
	var document yaml3.Node
	if err := yaml3.Unmarshal(chart.ValuesRaw, &document); err != nil {
		return "", fmt.Errorf("values.yaml: %w", err)
	}
	var page strings.Builder
	fmt.Fprintf(&page, "# Values of the chart %s\n\n", chart.Metadata.Name)
	page.WriteString("Written by `make chart-write` from the comments in the chart's `values.yaml`. [The guide](../chart.md) says which values matter when.\n\n")
	page.WriteString("| value | default | what it is for |\n| --- | --- | --- |\n")
	return page.String() + rows("", document.Content[0]), nil
}

// rows is one row for each value. A map in which values have comments of their own is a group: its values have the rows.
func rows(prefix string, node *yaml3.Node) string {
	var text strings.Builder
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		path := prefix + key.Value
		if hasComments(value) {
			text.WriteString(rows(path+".", value))
		} else {
			fmt.Fprintf(&text, "| `%s` | `%s` | %s |\n", path, escaped(inline(value)), escaped(comment(key)))
		}
	}
	return text.String()
}

func hasComments(node *yaml3.Node) bool {
	if node.Kind != yaml3.MappingNode {
		return false
	}
	for i := 0; i < len(node.Content); i += 2 {
		if node.Content[i].HeadComment != "" {
			return true
		}
	}
	return false
}

func comment(key *yaml3.Node) string {
	var words []string
	for _, line := range strings.Split(key.HeadComment, "\n") {
		words = append(words, strings.TrimSpace(strings.TrimPrefix(line, "#")))
	}
	return strings.Join(words, " ")
}

// inline is a value as one line of YAML, with double quotes around texts.
func inline(node *yaml3.Node) string {
	var parts []string
	switch node.Kind {
	case yaml3.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			parts = append(parts, node.Content[i].Value+": "+inline(node.Content[i+1]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case yaml3.SequenceNode:
		for _, item := range node.Content {
			parts = append(parts, inline(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	if node.Tag == "!!str" {
		return fmt.Sprintf("%q", node.Value)
	}
	return node.Value
}

func escaped(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
