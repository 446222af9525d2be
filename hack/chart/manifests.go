package main

import (
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"

	"sigs.k8s.io/yaml"
)

// Manifest is one object of the output.
type Manifest struct {
	Source, Kind, Name, Text string
}

// installOrder is the order in which Helm creates kinds; others come last.
var installOrder = []string{
	"PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy", "PodDisruptionBudget", "ServiceAccount",
	"Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume", "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole",
	"ClusterRoleList", "ClusterRoleBinding", "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service", "DaemonSet",
	"Pod", "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob", "IngressClass",
	"Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
}

var separator = regexp.MustCompile(`(?:^|\s*\n)---\s*`)

// manifests splits rendered files into objects, in the order of installation.
func manifests(rendered map[string]string) ([]Manifest, error) {
	var all []Manifest
	for _, source := range sortedKeys(rendered) {
		for _, text := range separator.Split(rendered[source], -1) {
			text = strings.TrimSpace(text)
			var head struct {
				Kind     string `json:"kind"`
				Metadata struct {
					Name        string            `json:"name"`
					Annotations map[string]string `json:"annotations"`
				} `json:"metadata"`
			}
			if err := yaml.Unmarshal([]byte(text), &head); err != nil {
				return nil, fmt.Errorf("YAML parse error on %s: %w", source, err)
			}
			if withoutComments(text) == "" {
				continue
			}
			if head.Kind == "" || head.Metadata.Name == "" {
				return nil, fmt.Errorf("%s: a document without a kind or a name:\n%s", source, text)
			}
			if head.Metadata.Annotations["helm.sh/hook"] != "" {
				return nil, fmt.Errorf("%s: %s %s is a hook, and hooks are not run here", source, head.Kind, head.Metadata.Name)
			}
			all = append(all, Manifest{Source: source, Kind: head.Kind, Name: head.Metadata.Name, Text: text})
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		left, right := all[i], all[j]
		if a, b := rank(left.Kind), rank(right.Kind); a != b {
			return a < b
		}
		if left.Kind != right.Kind {
			return left.Kind < right.Kind
		}
		return left.Name < right.Name
	})
	return all, nil
}

func rank(kind string) int {
	for i, known := range installOrder {
		if kind == known {
			return i
		}
	}
	return len(installOrder)
}

func withoutComments(text string) string {
	var kept []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func printManifests(output io.Writer, all []Manifest) error {
	for _, manifest := range all {
		if _, err := fmt.Fprintf(output, "---\n# Source: %s\n%s\n", manifest.Source, manifest.Text); err != nil {
			return err
		}
	}
	return nil
}

// printJSON writes one JSON object a line.
func printJSON(output io.Writer, all []Manifest) error {
	for _, manifest := range all {
		json, err := yaml.YAMLToJSONStrict([]byte(manifest.Text))
		if err != nil {
			return fmt.Errorf("%s: %s %s: %w", manifest.Source, manifest.Kind, manifest.Name, err)
		}
		if _, err := fmt.Fprintf(output, "%s\n", json); err != nil {
			return err
		}
	}
	return nil
}
