package main

import (
	"fmt"
	"strconv"

	"github.com/Masterminds/semver"
)

// KubeVersion is the version of the cluster: .Capabilities.KubeVersion.
type KubeVersion struct{ Version, Major, Minor string }

// String returns the version with its v.
func (v *KubeVersion) String() string { return v.Version }

// GitVersion returns the same; charts written for Helm 2 use it.
func (v *KubeVersion) GitVersion() string { return v.Version }

// APIVersions are the groups, versions and kinds that the cluster serves: v1, apps/v1, apps/v1/Deployment.
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

// builtIn are served by every cluster that is still in use, in these versions.
var builtIn = []string{
	"v1", "apps/v1", "autoscaling/v1", "batch/v1", "coordination.k8s.io/v1", "events.k8s.io/v1", "networking.k8s.io/v1",
	"rbac.authorization.k8s.io/v1", "scheduling.k8s.io/v1", "storage.k8s.io/v1", "admissionregistration.k8s.io/v1", "apiextensions.k8s.io/v1",
}

func newCapabilities(version string, more []string) (*Capabilities, error) {
	parsed, err := semver.NewVersion(version)
	if err != nil {
		return nil, fmt.Errorf("--kube-version %s: %w", version, err)
	}
	apis := append(append(APIVersions{}, builtIn...), more...)
	policy := "policy/v1"
	if parsed.LessThan(semver.MustParse("1.21.0")) {
		policy = "policy/v1beta1"
	}
	return &Capabilities{
		KubeVersion: KubeVersion{
			Version: "v" + parsed.String(), Major: strconv.FormatUint(parsed.Major(), 10), Minor: strconv.FormatUint(parsed.Minor(), 10),
		},
		APIVersions: append(apis, policy, policy+"/PodDisruptionBudget"),
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
