package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/xeipuuv/gojsonschema"
	"sigs.k8s.io/yaml"
)

func parseValues(content []byte) (map[string]interface{}, error) {
	values := map[string]interface{}{}
	err := yaml.UnmarshalStrict(content, &values)
	return values, err
}

// givenValues is what people give: the files one over the other, single values over them.
func givenValues(files, sets []string) (map[string]interface{}, error) {
	given := map[string]interface{}{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		values, err := parseValues(content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		given = merged(given, values)
	}
	for _, set := range sets {
		if err := setOne(given, set); err != nil {
			return nil, err
		}
	}
	return given, nil
}

// merged lays maps over one another. A null stays, since it may have to remove a default.
func merged(below, above map[string]interface{}) map[string]interface{} {
	result := map[string]interface{}{}
	for key, value := range below {
		result[key] = value
	}
	for key, value := range above {
		lower, isMap := result[key].(map[string]interface{})
		if upper, alsoMap := value.(map[string]interface{}); isMap && alsoMap {
			value = merged(lower, upper)
		}
		result[key] = value
	}
	return result
}

func setOne(values map[string]interface{}, set string) error {
	where, text, found := strings.Cut(set, "=")
	if !found || where == "" || strings.ContainsAny(where, `[]\`) || strings.ContainsAny(text, `{},\`) {
		return fmt.Errorf("--set %s: only PATH=VALUE of plain text is understood, use --values", set)
	}
	keys := strings.Split(where, ".")
	for _, key := range keys[:len(keys)-1] {
		next, isMap := values[key].(map[string]interface{})
		if !isMap {
			next = map[string]interface{}{}
			values[key] = next
		}
		values = next
	}
	values[keys[len(keys)-1]] = typed(text)
	return nil
}

// typed reads a value of --set: true, false, null and whole numbers without leading zeros are no text.
func typed(text string) interface{} {
	switch text {
	case "true", "false":
		return text == "true"
	case "null":
		return nil
	}
	if number, err := strconv.ParseInt(text, 10, 64); err == nil && (text == "0" || text[0] != '0') {
		return number
	}
	return text
}

// withDefaults completes what people give by the chart's defaults. A null removes the default of its key.
func withDefaults(given, defaults map[string]interface{}) map[string]interface{} {
	result := map[string]interface{}{}
	for key, value := range given {
		fallback, isDefaulted := defaults[key]
		if value == nil && isDefaulted {
			continue
		}
		lower, isMap := fallback.(map[string]interface{})
		if upper, alsoMap := value.(map[string]interface{}); isMap && alsoMap {
			value = withDefaults(upper, lower)
		}
		result[key] = value
	}
	for key, value := range defaults {
		if _, isGiven := given[key]; !isGiven {
			result[key] = value
		}
	}
	return result
}

// checkSchema holds the values against values.schema.json.
func checkSchema(chart *Chart, values map[string]interface{}) error {
	if chart.Schema == nil {
		return nil
	}
	json, err := yaml.Marshal(values)
	if err == nil {
		json, err = yaml.YAMLToJSON(json)
	}
	if err != nil {
		return err
	}
	result, err := gojsonschema.Validate(gojsonschema.NewBytesLoader(chart.Schema), gojsonschema.NewBytesLoader(json))
	if err != nil {
		return fmt.Errorf("values.schema.json: %w", err)
	}
	if result.Valid() {
		return nil
	}
	message := fmt.Sprintf("values don't meet the specifications of the schema(s) in the following chart(s):\n%s:\n", chart.Metadata.Name)
	for _, problem := range result.Errors() {
		message += fmt.Sprintf("- %s\n", problem)
	}
	return fmt.Errorf("%s", message)
}
