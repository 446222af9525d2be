package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"sigs.k8s.io/yaml"
)

const maxIncludes = 1000

// functions are sprig's without those that read the environment, and Helm's own.
func functions(root *template.Template) template.FuncMap {
	funcs := sprig.TxtFuncMap()
	delete(funcs, "env")
	delete(funcs, "expandenv")
	helms := template.FuncMap{
		"toYaml":        toYAML,
		"fromYaml":      func(text string) map[string]interface{} { return parsed(text, yamlInto) },
		"fromYamlArray": func(text string) []interface{} { return parsedList(text, yamlInto) },
		"toJson":        toJSON,
		"fromJson":      func(text string) map[string]interface{} { return parsed(text, jsonInto) },
		"fromJsonArray": func(text string) []interface{} { return parsedList(text, jsonInto) },
		"required":      required,
		"fail":          func(message string) (string, error) { return "", failure{message} },
		"lookup":        func(string, string, string, string) map[string]interface{} { return map[string]interface{}{} },
		"include":       include(root, map[string]int{}),
		"tpl":           tpl(root),
	}
	for name, function := range helms {
		funcs[name] = function
	}
	return funcs
}

// failure is what a template says with fail and required: shown without the trace of templates around it.
type failure struct{ message string }

func (f failure) Error() string { return f.message }

func required(message string, value interface{}) (interface{}, error) {
	if text, isText := value.(string); value == nil || isText && text == "" {
		return value, failure{message}
	}
	return value, nil
}

// include runs a named template and returns what it prints.
func include(root *template.Template, depth map[string]int) func(string, interface{}) (string, error) {
	return func(name string, data interface{}) (string, error) {
		if depth[name] > maxIncludes {
			return "", fmt.Errorf("rendering template has a nested reference name: %s", name)
		}
		depth[name]++
		defer func() { depth[name]-- }()
		var output strings.Builder
		err := root.ExecuteTemplate(&output, name, data)
		return output.String(), err
	}
}

// tpl renders a text as a template that knows the chart's named ones. What it defines is not seen outside.
func tpl(root *template.Template) func(string, interface{}) (string, error) {
	return func(text string, data interface{}) (string, error) {
		clone, err := root.Clone()
		if err != nil {
			return "", err
		}
		clone.Funcs(template.FuncMap{"include": include(clone, map[string]int{}), "tpl": tpl(clone)})
		inner, err := clone.New(root.Name() + "/tpl").Parse(text)
		if err != nil {
			return "", fmt.Errorf("cannot parse template %q: %w", text, err)
		}
		var output strings.Builder
		if err := inner.Execute(&output, data); err != nil {
			return "", fmt.Errorf("error during tpl function execution for %q: %w", text, err)
		}
		return withoutNoValue(output.String()), nil
	}
}

func toYAML(value interface{}) string {
	text, err := yaml.Marshal(value)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(text), "\n")
}

func toJSON(value interface{}) string {
	text, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(text)
}

func yamlInto(text string, target interface{}) error { return yaml.Unmarshal([]byte(text), target) }

func jsonInto(text string, target interface{}) error { return json.Unmarshal([]byte(text), target) }

func parsed(text string, into func(string, interface{}) error) map[string]interface{} {
	result := map[string]interface{}{}
	if err := into(text, &result); err != nil {
		result["Error"] = err.Error()
	}
	return result
}

func parsedList(text string, into func(string, interface{}) error) []interface{} {
	result := []interface{}{}
	if err := into(text, &result); err != nil {
		result = []interface{}{err.Error()}
	}
	return result
}
