package main

import (
	"encoding/base64"
	"path"
	"sort"
	"strings"
)

// Files is what templates see as .Files: everything in the chart that is neither a template nor one of Helm's own files.
type Files map[string][]byte

// GetBytes returns a file, or nothing when there is none.
func (f Files) GetBytes(name string) []byte {
	if content := f[name]; content != nil {
		return content
	}
	return []byte{}
}

// Get returns a file as text.
func (f Files) Get(name string) string { return string(f.GetBytes(name)) }

// Glob returns the files whose names match the pattern, in which * stops at slashes.
func (f Files) Glob(pattern string) Files {
	matching := Files{}
	for name, content := range f {
		if matches, err := path.Match(pattern, name); err == nil && matches {
			matching[name] = content
		}
	}
	return matching
}

// AsConfig returns YAML for the data of a ConfigMap, by base name.
func (f Files) AsConfig() string {
	data := map[string]string{}
	for name, content := range f {
		data[path.Base(name)] = string(content)
	}
	return toYAML(data)
}

// AsSecrets returns YAML for the data of a Secret, by base name.
func (f Files) AsSecrets() string {
	data := map[string]string{}
	for name, content := range f {
		data[path.Base(name)] = base64.StdEncoding.EncodeToString(content)
	}
	return toYAML(data)
}

// Lines returns the lines of a file.
func (f Files) Lines(name string) []string {
	content := f.Get(name)
	if content == "" {
		return []string{}
	}
	return strings.Split(strings.TrimSuffix(content, "\n"), "\n")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
