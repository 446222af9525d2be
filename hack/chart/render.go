package main

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"text/template"
)

// Release is what templates see as .Release.
type Release struct {
	Name, Namespace, Service string
	IsUpgrade, IsInstall     bool
	Revision                 int
}

// Output is a rendered chart.
type Output struct {
	Notes     string
	Manifests []Manifest
}

func render(chart *Chart, given map[string]interface{}, release Release, capabilities *Capabilities) (*Output, error) {
	if err := checkKubeVersion(chart, capabilities); err != nil {
		return nil, err
	}
	values := withDefaults(given, chart.Values)
	if err := checkSchema(chart, values); err != nil {
		return nil, err
	}

	// Helm's default, too: a missing key is empty and no error.
	root := template.New("gotpl").Option("missingkey=zero")
	root.Funcs(functions(root))
	names := sortedKeys(chart.Templates)
	for _, name := range names {
		if _, err := root.New(name).Parse(chart.Templates[name]); err != nil {
			return nil, fmt.Errorf("parse error at (%s): %w", name, err)
		}
	}

	output := &Output{}
	rendered := map[string]string{}
	for _, name := range names {
		if strings.HasPrefix(path.Base(name), "_") {
			continue
		}
		var text strings.Builder
		data := map[string]interface{}{
			"Values": values, "Release": release, "Chart": chart.Metadata, "Capabilities": capabilities, "Files": chart.Files,
			"Template":  map[string]interface{}{"Name": name, "BasePath": path.Join(chart.Metadata.Name, "templates")},
			"Subcharts": map[string]interface{}{},
		}
		if err := root.ExecuteTemplate(&text, name, data); err != nil {
			var said failure
			if errors.As(err, &said) {
				where := strings.SplitN(err.Error(), ": ", 3)[1]
				return nil, fmt.Errorf("execution error at (%s): %s", where, said.message)
			}
			return nil, err
		}
		if path.Base(name) == "NOTES.txt" {
			output.Notes = withoutNoValue(text.String())
		} else {
			rendered[name] = withoutNoValue(text.String())
		}
	}

	var err error
	output.Manifests, err = manifests(rendered)
	return output, err
}

// withoutNoValue takes away what text/template prints for a key that is not there.
func withoutNoValue(text string) string { return strings.ReplaceAll(text, "<no value>", "") }
