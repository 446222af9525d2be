package main

import (
	"fmt"
	"path"
	"strconv"

	"github.com/Masterminds/semver"
)

// KubeVersion is the version of the cluster: .Capabilities.KubeVersion.
type KubeVersion struct{ Version, Major, Minor string }

// String returns the version with its v.
func (v *KubeVersion) String() string { return v.Version }

// GitVersion returns the same; charts written for Helm 2 use it.
func (v *KubeVersion) GitVersion() string { return v.Version }

// APIVersions are what the cluster serves. Without a cluster, Helm knows groups with versions alone: v1, apps/v1. With one it adds kinds:
// apps/v1/Deployment.
type APIVersions []string

// Has tells whether one is served.
func (a APIVersions) Has(version string) bool {
	for _, served := range a {
		if served == version {
			return true
		}
	}
	return false
}

// HelmVersion is the Helm whose behaviour is shown.
type HelmVersion struct{ Version, GoVersion string }

// Capabilities is what templates see as .Capabilities.
type Capabilities struct {
	KubeVersion KubeVersion
	APIVersions APIVersions
	HelmVersion HelmVersion
}

// clientGo are the versions by their groups that client-go 0.31 can encode. Helm 3.16 takes them for served where it asks no cluster,
// whatever version of the cluster it is told.
var clientGo = map[string][]string{
	"":                             {"v1"},
	"admissionregistration.k8s.io": {"v1", "v1beta1", "v1alpha1"},
	"apiextensions.k8s.io":         {"v1", "v1beta1"},
	"apps":                         {"v1", "v1beta2", "v1beta1"},
	"authentication.k8s.io":        {"v1", "v1beta1", "v1alpha1"},
	"authorization.k8s.io":         {"v1", "v1beta1"},
	"autoscaling":                  {"v1", "v2", "v2beta1", "v2beta2"},
	"batch":                        {"v1", "v1beta1"},
	"certificates.k8s.io":          {"v1", "v1beta1", "v1alpha1"},
	"coordination.k8s.io":          {"v1", "v1beta1", "v1alpha1"},
	"discovery.k8s.io":             {"v1", "v1beta1"},
	"events.k8s.io":                {"v1", "v1beta1"},
	"extensions":                   {"v1beta1"},
	"flowcontrol.apiserver.k8s.io": {"v1", "v1beta3", "v1beta2", "v1beta1"},
	"internal.apiserver.k8s.io":    {"v1alpha1"},
	"networking.k8s.io":            {"v1", "v1beta1", "v1alpha1"},
	"node.k8s.io":                  {"v1", "v1beta1", "v1alpha1"},
	"policy":                       {"v1", "v1beta1"},
	"rbac.authorization.k8s.io":    {"v1", "v1beta1", "v1alpha1"},
	"resource.k8s.io":              {"v1alpha3"},
	"scheduling.k8s.io":            {"v1", "v1beta1", "v1alpha1"},
	"storage.k8s.io":               {"v1", "v1beta1", "v1alpha1"},
	"storagemigration.k8s.io":      {"v1alpha1"},
}

func newCapabilities(version string, more []string) (*Capabilities, error) {
	parsed, err := semver.NewVersion(version)
	if err != nil {
		return nil, fmt.Errorf("--kube-version %s: %w", version, err)
	}
	apis := append(APIVersions{}, more...)
	for _, group := range sortedKeys(clientGo) {
		for _, version := range clientGo[group] {
			apis = append(apis, path.Join(group, version))
		}
	}
	return &Capabilities{
		KubeVersion: KubeVersion{
			Version: "v" + parsed.String(), Major: strconv.FormatUint(parsed.Major(), 10), Minor: strconv.FormatUint(parsed.Minor(), 10),
		},
		APIVersions: apis,
		HelmVersion: HelmVersion{Version: "v3.16.0", GoVersion: "go1.22.7"},
	}, nil
}

// checkKubeVersion holds the cluster against what Chart.yaml asks for.
func checkKubeVersion(chart *Chart, capabilities *Capabilities) error {
	if chart.Metadata.KubeVersion == "" {
		return nil
	}
	wanted, err := semver.NewConstraint(chart.Metadata.KubeVersion)
	if err != nil {
		return fmt.Errorf("Chart.yaml: kubeVersion: %w", err)
	}
	if !wanted.Check(semver.MustParse(capabilities.KubeVersion.Version)) {
		return fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s",
			chart.Metadata.KubeVersion, capabilities.KubeVersion.Version)
	}
	return nil
}
