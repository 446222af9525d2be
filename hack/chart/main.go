// Renders a Helm chart where no helm is at hand: the same template language (Go's text/template with sprig), the same objects in the
// templates, values merged and checked in the same way, manifests in the order in which Helm installs them. Dependencies, hooks,
// library charts and post-renderers are left out.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

const usage = `Renders a Helm chart, as "helm template" does.

Usage:
  template [OPTION...] CHART   print the manifests in the order of installation
  notes [OPTION...] CHART      print what NOTES.txt says
  reference CHART              print the reference of the chart's values as Markdown

Options:
  --name NAME            the release (default release-name)
  --namespace NAMESPACE  where it is installed (default default)
  --values FILE          values over the chart's own; may be repeated, later files win
  --set PATH=VALUE       one value over the files': --set a.b=1; may be repeated. For lists and maps use --values
  --kube-version V       version of the cluster (default v1.31.0)
  --api-versions GROUP/VERSION[/KIND]   what else the cluster serves; may be repeated
  --json                 manifests as JSON, one a line
  --upgrade              render as for an upgrade, not for an installation
`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "Error: %v\n", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	command := "help"
	if len(arguments) > 0 {
		command, arguments = arguments[0], arguments[1:]
	}
	switch command {
	case "help", "-h", "--help":
		fmt.Print(usage)
		return nil
	case "template", "notes", "reference":
	default:
		return fmt.Errorf("unknown command %q; the command help lists them", command)
	}

	release := Release{Service: "Helm", Revision: 1}
	var files, sets, apis texts
	options := flag.NewFlagSet(command, flag.ContinueOnError)
	options.StringVar(&release.Name, "name", "release-name", "")
	options.StringVar(&release.Namespace, "namespace", "default", "")
	options.BoolVar(&release.IsUpgrade, "upgrade", false, "")
	options.Var(&files, "values", "")
	options.Var(&sets, "set", "")
	options.Var(&apis, "api-versions", "")
	version := options.String("kube-version", "v1.31.0", "")
	asJSON := options.Bool("json", false, "")
	options.Usage = func() { fmt.Fprint(os.Stderr, usage) }
	if err := options.Parse(arguments); err != nil {
		return err
	}
	if options.NArg() != 1 {
		return fmt.Errorf("%s needs one chart, the folder with Chart.yaml", command)
	}
	release.IsInstall = !release.IsUpgrade

	chart, err := loadChart(options.Arg(0))
	if err != nil {
		return err
	}
	if command == "reference" {
		text, err := reference(chart)
		fmt.Print(text)
		return err
	}

	capabilities, err := newCapabilities(*version, apis)
	if err != nil {
		return err
	}
	given, err := givenValues(files, sets)
	if err != nil {
		return err
	}
	output, err := render(chart, given, release, capabilities)
	if err != nil {
		return err
	}
	switch {
	case command == "notes":
		fmt.Print(output.Notes)
		return nil
	case *asJSON:
		return printJSON(os.Stdout, output.Manifests)
	}
	return printManifests(os.Stdout, output.Manifests)
}

// texts is an option that may be repeated.
type texts []string

func (t *texts) String() string { return strings.Join(*t, ",") }

func (t *texts) Set(text string) error {
	*t = append(*t, text)
	return nil
}
