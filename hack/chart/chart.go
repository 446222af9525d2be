package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"sigs.k8s.io/yaml"
)

// Maintainer is an entry of Chart.yaml's maintainers.
type Maintainer struct {
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
	URL   string `json:"url,omitempty"`
}

// Metadata is Chart.yaml: what templates see as .Chart.
type Metadata struct {
	APIVersion  string            `json:"apiVersion"`
	Name        string            `json:"name"`
	Version     string            `json:"version"`
	AppVersion  string            `json:"appVersion,omitempty"`
	KubeVersion string            `json:"kubeVersion,omitempty"`
	Description string            `json:"description,omitempty"`
	Type        string            `json:"type,omitempty"`
	Home        string            `json:"home,omitempty"`
	Icon        string            `json:"icon,omitempty"`
	Keywords    []string          `json:"keywords,omitempty"`
	Sources     []string          `json:"sources,omitempty"`
	Maintainers []Maintainer      `json:"maintainers,omitempty"`
	Annotations map[string]string `json:"annotations,omitempty"`
	IsRoot      bool              `json:"-"`
}

// Chart is a folder with a Chart.yaml, read.
type Chart struct {
	Metadata  Metadata
	Values    map[string]interface{}
	ValuesRaw []byte
	Schema    []byte
	Templates map[string]string // by the names that templates have in messages: chart/templates/file.yaml
	Files     Files
}

func loadChart(folder string) (*Chart, error) {
	chart := &Chart{Templates: map[string]string{}, Files: Files{}}
	contents := map[string][]byte{}
	ignored, err := readIgnoreRules(folder)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == folder {
			return err
		}
		relative, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		relative = filepath.ToSlash(relative)
		switch isIgnored := ignored.match(relative, entry.IsDir()); {
		case isIgnored && entry.IsDir():
			return fs.SkipDir
		case isIgnored || entry.IsDir():
			return nil
		}
		contents[relative], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	if contents["Chart.yaml"] == nil {
		return nil, fmt.Errorf("%s has no Chart.yaml", folder)
	}
	if err := yaml.UnmarshalStrict(contents["Chart.yaml"], &chart.Metadata, yaml.DisallowUnknownFields); err != nil {
		return nil, fmt.Errorf("Chart.yaml: %w", err)
	}
	if chart.Metadata.APIVersion != "v2" || chart.Metadata.Name == "" || chart.Metadata.Version == "" {
		return nil, fmt.Errorf("Chart.yaml: apiVersion v2, a name and a version are needed")
	}
	chart.Metadata.IsRoot = true

	for name, content := range contents {
		switch {
		case name == "Chart.yaml":
		case name == "values.yaml":
			chart.ValuesRaw = content
			if chart.Values, err = parseValues(content); err != nil {
				return nil, fmt.Errorf("values.yaml: %w", err)
			}
		case name == "values.schema.json":
			chart.Schema = content
		case strings.HasPrefix(name, "templates/"):
			chart.Templates[path.Join(chart.Metadata.Name, name)] = string(content)
		default:
			chart.Files[name] = content
		}
	}
	return chart, nil
}
