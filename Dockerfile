# syntax=docker/dockerfile:1
# The image of the operator: docker buildx build --platform linux/amd64,linux/arm64 \
#     --build-arg VERSION=0.1.0 --build-arg REVISION=$(git rev-parse HEAD) --build-arg SOURCE=https://git.example.com/platform/role-operator .

# The SDK runs as the builder's own kind of machine and compiles for the target's.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# BuildKit sets it to the target's. A default here would win over that, and put this program into the images of all architectures.
ARG TARGETARCH
WORKDIR /source

# What decides on the packages comes first, so that their layer lasts until one of these files changes.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY hack/publish.sh hack/
COPY src/Directory.Build.props src/
COPY src/compat/Clients.props src/compat/Clients.targets src/compat/Directory.Build.props src/compat/
COPY src/compat/QueryProtocol/QueryProtocol.props src/compat/QueryProtocol/
COPY src/compat/AWSSDK.EC2/AWSSDK.EC2.csproj src/compat/AWSSDK.EC2/packages.lock.json src/compat/AWSSDK.EC2/
COPY src/compat/AWSSDK.IdentityManagement/AWSSDK.IdentityManagement.csproj src/compat/AWSSDK.IdentityManagement/packages.lock.json src/compat/AWSSDK.IdentityManagement/
COPY src/compat/KubernetesClient/KubernetesClient.csproj src/compat/KubernetesClient/packages.lock.json src/compat/KubernetesClient/
COPY src/RoleOperator.Core/RoleOperator.Core.csproj src/RoleOperator.Core/packages.lock.json src/RoleOperator.Core/
COPY src/RoleOperator.Runtime/RoleOperator.Runtime.csproj src/RoleOperator.Runtime/packages.lock.json src/RoleOperator.Runtime/
COPY src/RoleOperator.Controllers/RoleOperator.Controllers.csproj src/RoleOperator.Controllers/packages.lock.json src/RoleOperator.Controllers/
COPY src/RoleOperator.Kubernetes/RoleOperator.Kubernetes.csproj src/RoleOperator.Kubernetes/packages.lock.json src/RoleOperator.Kubernetes/
COPY src/RoleOperator.Aws/RoleOperator.Aws.csproj src/RoleOperator.Aws/packages.lock.json src/RoleOperator.Aws/
COPY src/RoleOperator/RoleOperator.csproj src/RoleOperator/packages.linux-x64.lock.json src/RoleOperator/packages.linux-arm64.lock.json src/RoleOperator/
COPY src/RoleOperator/Properties/ src/RoleOperator/Properties/
RUN hack/publish.sh --restore-only $TARGETARCH

COPY src/ src/
RUN hack/publish.sh $TARGETARCH

# No shell and no package manager: glibc, libstdc++, OpenSSL and certificates. Neither ICU nor time zones, which only the -extra image has: times are in UTC.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
ARG VERSION=0.1.0
ARG REVISION=unknown
ARG SOURCE=""
LABEL org.opencontainers.image.title="role-operator" \
      org.opencontainers.image.description="Kubernetes operator for AWS IAM roles, policies and instance profiles" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.source="$SOURCE"

# The sockets of debuggers and profilers need a /tmp that can be written. TLS looks for a user's certificates under HOME, and fails where neither
# the environment nor a user's entry names one; nothing is written there.
ENV DOTNET_EnableDiagnostics=0 HOME=/app
COPY --from=build /source/artifacts/publish/ /app/

# By number, so that Kubernetes can check runAsNonRoot.
USER 65532:65532
EXPOSE 8080 8081
ENTRYPOINT ["/app/role-operator"]
