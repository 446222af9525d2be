package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// ignoreRules are the patterns of what lies in a chart's folder and is no part of the chart.
type ignoreRules []string

// readIgnoreRules reads .helmignore, where there is one. Hidden files among the templates are left out in any case.
func readIgnoreRules(folder string) (ignoreRules, error) {
	content, err := os.ReadFile(filepath.Join(folder, ".helmignore"))
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	rules := ignoreRules{"templates/.?*"}
	for _, line := range strings.Split(string(content), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if _, err := path.Match(line, "any"); err != nil || strings.Contains(line, "**") || strings.HasPrefix(line, "!") {
			return nil, fmt.Errorf(".helmignore: %s: only patterns without ** and ! are understood", line)
		}
		rules = append(rules, line)
	}
	return rules, nil
}

// match tells whether a file or folder is left out. A pattern with a slash is about the path, one without is about the name;
// one that ends with a slash is about folders.
func (r ignoreRules) match(relative string, isFolder bool) bool {
	for _, rule := range r {
		pattern := strings.TrimSuffix(rule, "/")
		if pattern != rule && !isFolder {
			continue
		}
		subject := relative
		if !strings.Contains(pattern, "/") {
			subject = path.Base(relative)
		}
		if matches, err := path.Match(strings.TrimPrefix(pattern, "/"), subject); err == nil && matches {
			return true
		}
	}
	return false
}
