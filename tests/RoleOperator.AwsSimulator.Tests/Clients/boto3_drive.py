"""Drives the simulator with boto3 through every operation and checks each answer.

Where it is: AWS_ENDPOINT_URL, with an administrator's keys in the environment. WEB_IDENTITY_TOKEN is signed by an issuer that the simulator knows,
WEB_IDENTITY_ISSUER. The last line is a JSON list of the operations that were answered with success.
"""

import json
import os
from datetime import datetime, timezone

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

REGION = "eu-west-1"
answered = set()


def client(service, **credentials):
    made = boto3.client(service, region_name=REGION if service == "ec2" else "us-east-1", config=Config(retries={"total_max_attempts": 1}), **credentials)
    made.meta.events.register(
        "after-call", lambda http_response, model, **_: http_response.status_code == 200 and answered.add(f"{service}:{model.name}")
    )
    return made


def trust(**principal):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]})


def allow(action):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]})


EC2 = trust(Service="ec2.amazonaws.com")


def equal(expected, found):
    assert expected == found, f"expected {expected!r}, found {found!r}"


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        equal(code, error.response["Error"]["Code"])
        return
    raise AssertionError(f"{code} was expected of {arguments}")


def statements(document):
    found = document["Statement"]
    return found if isinstance(found, list) else [found]


def many(value):
    return value if isinstance(value, list) else [value]


def roles(iam):
    made = iam.create_role(RoleName="app", Path="/team/", AssumeRolePolicyDocument=EC2, Description="An app", Tags=[{"Key": "team", "Value": "a b+c/ü"}])["Role"]
    equal(made["Arn"], iam.get_role(RoleName="app")["Role"]["Arn"])
    assert made["Arn"].endswith(":role/team/app") and made["RoleId"].startswith("AROA"), made
    equal([{"Key": "team", "Value": "a b+c/ü"}], iam.list_role_tags(RoleName="app")["Tags"])
    refused("EntityAlreadyExists", iam.create_role, RoleName="APP", AssumeRolePolicyDocument=EC2)
    refused("NoSuchEntity", iam.get_role, RoleName="none")

    iam.update_role(RoleName="app", MaxSessionDuration=7200)
    equal(("An app", 7200), (lambda role: (role["Description"], role["MaxSessionDuration"]))(iam.get_role(RoleName="app")["Role"]))
    equal("Another", iam.update_role_description(RoleName="app", Description="Another")["Role"]["Description"])
    iam.update_assume_role_policy(RoleName="app", PolicyDocument=trust(Service=["ec2.amazonaws.com", "lambda.amazonaws.com"]))
    services = statements(iam.get_role(RoleName="app")["Role"]["AssumeRolePolicyDocument"])[0]["Principal"]["Service"]
    equal({"ec2.amazonaws.com", "lambda.amazonaws.com"}, set(services))
    refused("MalformedPolicyDocument", iam.update_assume_role_policy, RoleName="app", PolicyDocument=trust(AWS="arn:aws:iam::123456789012:role/none"))

    iam.tag_role(RoleName="app", Tags=[{"Key": "TEAM", "Value": "b"}, {"Key": "stage", "Value": ""}])
    equal({"team": "b", "stage": ""}, {tag["Key"].lower(): tag["Value"] for tag in iam.get_role(RoleName="app")["Role"]["Tags"]})
    iam.untag_role(RoleName="app", TagKeys=["stage"])
    equal(1, len(iam.list_role_tags(RoleName="app")["Tags"]))

    equal(["app"], [role["RoleName"] for page in iam.get_paginator("list_roles").paginate(PathPrefix="/team/") for role in page["Roles"]])


def inline_policies(iam):
    for name in ("one", "two", "three"):
        iam.put_role_policy(RoleName="app", PolicyName=name, PolicyDocument=allow("s3:GetObject"))
    listed = [name for page in iam.get_paginator("list_role_policies").paginate(RoleName="app", PaginationConfig={"PageSize": 2}) for name in page["PolicyNames"]]
    equal({"one", "two", "three"}, set(listed))
    equal("s3:GetObject", many(statements(iam.get_role_policy(RoleName="app", PolicyName="one")["PolicyDocument"])[0]["Action"])[0])
    refused("DeleteConflict", iam.delete_role, RoleName="app")
    for name in listed:
        iam.delete_role_policy(RoleName="app", PolicyName=name)
    refused("NoSuchEntity", iam.get_role_policy, RoleName="app", PolicyName="one")


def managed_policies(iam):
    policy = iam.create_policy(PolicyName="reader", Path="/team/", PolicyDocument=allow("s3:GetObject"), Description="Reads")["Policy"]
    arn = policy["Arn"]
    assert arn.endswith(":policy/team/reader") and policy["PolicyId"].startswith("ANPA"), policy
    equal("Reads", iam.get_policy(PolicyArn=arn)["Policy"]["Description"])
    equal("s3:GetObject", many(statements(iam.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]["Document"])[0]["Action"])[0])
    for _ in range(4):
        made = iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow("s3:*"))["PolicyVersion"]
    equal(("v5", False), (made["VersionId"], made["IsDefaultVersion"]))
    refused("LimitExceeded", iam.create_policy_version, PolicyArn=arn, PolicyDocument=allow("s3:*"))
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v5")
    refused("DeleteConflict", iam.delete_policy_version, PolicyArn=arn, VersionId="v5")
    equal({"v1", "v2", "v3", "v4", "v5"}, {version["VersionId"] for version in iam.list_policy_versions(PolicyArn=arn)["Versions"]})

    iam.tag_policy(PolicyArn=arn, Tags=[{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}])
    iam.untag_policy(PolicyArn=arn, TagKeys=["a"])
    equal([{"Key": "A", "Value": "2"}], iam.list_policy_tags(PolicyArn=arn)["Tags"])

    iam.attach_role_policy(RoleName="app", PolicyArn=arn)
    iam.attach_role_policy(RoleName="app", PolicyArn=arn)
    iam.attach_role_policy(RoleName="app", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    iam.put_role_permissions_boundary(RoleName="app", PermissionsBoundary=arn)
    equal(1, iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"])
    equal(1, iam.get_policy(PolicyArn=arn)["Policy"]["PermissionsBoundaryUsageCount"])
    equal(arn, iam.get_role(RoleName="app")["Role"]["PermissionsBoundary"]["PermissionsBoundaryArn"])
    attached = [p["PolicyName"] for page in iam.get_paginator("list_attached_role_policies").paginate(RoleName="app") for p in page["AttachedPolicies"]]
    equal({"reader", "ReadOnlyAccess"}, set(attached))
    equal(["app"], [role["RoleName"] for role in iam.list_entities_for_policy(PolicyArn=arn, PolicyUsageFilter="PermissionsBoundary")["PolicyRoles"]])
    local = [p["PolicyName"] for page in iam.get_paginator("list_policies").paginate(Scope="Local", OnlyAttached=True) for p in page["Policies"]]
    equal(["reader"], local)
    refused("DeleteConflict", iam.delete_policy, PolicyArn=arn)


def instance_profiles(iam):
    profile = iam.create_instance_profile(InstanceProfileName="app", Path="/team/", Tags=[{"Key": "k", "Value": "v"}])["InstanceProfile"]
    assert profile["InstanceProfileId"].startswith("AIPA"), profile
    iam.add_role_to_instance_profile(InstanceProfileName="app", RoleName="app")
    refused("LimitExceeded", iam.add_role_to_instance_profile, InstanceProfileName="app", RoleName="app")
    equal("app", iam.get_instance_profile(InstanceProfileName="app")["InstanceProfile"]["Roles"][0]["RoleName"])
    equal(1, len(iam.list_instance_profiles(PathPrefix="/team/")["InstanceProfiles"]))
    equal("app", iam.list_instance_profiles_for_role(RoleName="app")["InstanceProfiles"][0]["InstanceProfileName"])
    iam.tag_instance_profile(InstanceProfileName="app", Tags=[{"Key": "k2", "Value": "v2"}])
    iam.untag_instance_profile(InstanceProfileName="app", TagKeys=["k", "missing"])
    equal([{"Key": "k2", "Value": "v2"}], iam.list_instance_profile_tags(InstanceProfileName="app")["Tags"])
    refused("DeleteConflict", iam.delete_instance_profile, InstanceProfileName="app")


def providers(iam):
    arn = iam.create_open_id_connect_provider(Url="https://oidc.example.com/id/1", ClientIDList=["a"], ThumbprintList=["0" * 40])["OpenIDConnectProviderArn"]
    assert arn.endswith(":oidc-provider/oidc.example.com/id/1"), arn
    iam.add_client_id_to_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="b")
    iam.remove_client_id_from_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="a")
    iam.update_open_id_connect_provider_thumbprint(OpenIDConnectProviderArn=arn, ThumbprintList=["f" * 40])
    found = iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    equal((["b"], ["f" * 40]), (found["ClientIDList"], found["ThumbprintList"]))
    iam.tag_open_id_connect_provider(OpenIDConnectProviderArn=arn, Tags=[{"Key": "k", "Value": "v"}, {"Key": "l", "Value": "w"}])
    iam.untag_open_id_connect_provider(OpenIDConnectProviderArn=arn, TagKeys=["k"])
    equal([{"Key": "l", "Value": "w"}], iam.list_open_id_connect_provider_tags(OpenIDConnectProviderArn=arn)["Tags"])
    assert arn in [provider["Arn"] for provider in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]]
    iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    refused("NoSuchEntity", iam.get_open_id_connect_provider, OpenIDConnectProviderArn=arn)

    metadata = '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">' + " " * 1000 + "</EntityDescriptor>"
    arn = iam.create_saml_provider(SAMLMetadataDocument=metadata, Name="corp")["SAMLProviderArn"]
    assert "idp.example.com" in iam.get_saml_provider(SAMLProviderArn=arn)["SAMLMetadataDocument"]
    iam.update_saml_provider(SAMLProviderArn=arn, SAMLMetadataDocument=metadata.replace("idp", "idp2"))
    assert "idp2.example.com" in iam.get_saml_provider(SAMLProviderArn=arn)["SAMLMetadataDocument"]
    iam.tag_saml_provider(SAMLProviderArn=arn, Tags=[{"Key": "k", "Value": "v"}, {"Key": "l", "Value": "w"}])
    iam.untag_saml_provider(SAMLProviderArn=arn, TagKeys=["k"])
    equal([{"Key": "l", "Value": "w"}], iam.list_saml_provider_tags(SAMLProviderArn=arn)["Tags"])
    equal([arn], [provider["Arn"] for provider in iam.list_saml_providers()["SAMLProviderList"]])
    iam.delete_saml_provider(SAMLProviderArn=arn)
    equal([], iam.list_saml_providers()["SAMLProviderList"])


def linked_roles(iam):
    role = iam.create_service_linked_role(AWSServiceName="autoscaling.amazonaws.com", Description="Scales")["Role"]
    assert role["Path"].startswith("/aws-service-role/autoscaling.amazonaws.com/"), role
    refused("UnmodifiableEntity", iam.delete_role, RoleName=role["RoleName"])
    task = iam.delete_service_linked_role(RoleName=role["RoleName"])["DeletionTaskId"]
    assert iam.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"] in ("NOT_STARTED", "IN_PROGRESS", "SUCCEEDED")


def account(iam):
    summary = iam.get_account_summary()["SummaryMap"]
    assert summary["RolesQuota"] >= summary["Roles"] >= 1, summary
    pages = list(iam.get_paginator("get_account_authorization_details").paginate(Filter=["Role", "LocalManagedPolicy"]))
    (role,) = [role for page in pages for role in page["RoleDetailList"] if role["RoleName"] == "app"]
    equal({"reader", "ReadOnlyAccess"}, {policy["PolicyName"] for policy in role["AttachedManagedPolicies"]})
    (policy,) = [policy for page in pages for policy in page["Policies"] if policy["PolicyName"] == "reader"]
    equal(5, len(policy["PolicyVersionList"]))


def simulation(iam):
    def decisions(answer):
        return {result["EvalActionName"]: result["EvalDecision"] for result in answer["EvaluationResults"]}

    document = allow("s3:GetObject")
    equal(
        {"s3:GetObject": "allowed", "s3:PutObject": "implicitDeny"},
        decisions(iam.simulate_custom_policy(PolicyInputList=[document], ActionNames=["s3:GetObject", "s3:PutObject"])),
    )
    made = iam.create_role(RoleName="simulated", AssumeRolePolicyDocument=EC2)["Role"]
    iam.put_role_policy(RoleName="simulated", PolicyName="p", PolicyDocument=document)
    equal(
        {"s3:GetObject": "allowed", "s3:PutObject": "implicitDeny"},
        decisions(iam.simulate_principal_policy(PolicySourceArn=made["Arn"], ActionNames=["s3:GetObject", "s3:PutObject"])),
    )


def sessions(iam, sts):
    identity = sts.get_caller_identity()
    equal(identity["Account"], sts.get_access_key_info(AccessKeyId=os.environ["AWS_ACCESS_KEY_ID"])["Account"])
    arn = iam.create_role(RoleName="Assumed", AssumeRolePolicyDocument=trust(AWS=identity["Account"]))["Role"]["Arn"]
    iam.put_role_policy(RoleName="Assumed", PolicyName="p", PolicyDocument=allow("iam:GetRole"))
    session = sts.assume_role(RoleArn=arn, RoleSessionName="boto3", DurationSeconds=900)
    equal(f"arn:aws:sts::{identity['Account']}:assumed-role/Assumed/boto3", session["AssumedRoleUser"]["Arn"])
    assert 850 < (session["Credentials"]["Expiration"] - datetime.now(timezone.utc)).total_seconds() <= 901
    keys = keys_of(session)
    equal(session["AssumedRoleUser"]["Arn"], client("sts", **keys).get_caller_identity()["Arn"])
    equal(arn, client("iam", **keys).get_role(RoleName="Assumed")["Role"]["Arn"])
    refused("AccessDenied", client("iam", **keys).list_roles)
    refused("AccessDenied", sts.assume_role, RoleArn=arn.replace("Assumed", "assumed"), RoleSessionName="boto3")

    equal(identity["Arn"], client("sts", **keys_of(sts.get_session_token())).get_caller_identity()["Arn"])


def web_identity(iam, sts):
    issuer = os.environ["WEB_IDENTITY_ISSUER"]
    provider = iam.create_open_id_connect_provider(Url=issuer, ClientIDList=["sts.amazonaws.com"], ThumbprintList=["0" * 40])["OpenIDConnectProviderArn"]
    host = issuer.removeprefix("https://")
    statement = {
        "Effect": "Allow",
        "Principal": {"Federated": provider},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": {f"{host}:sub": "system:serviceaccount:shop:orders", f"{host}:aud": "sts.amazonaws.com"}},
    }
    arn = iam.create_role(RoleName="orders", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statement}))["Role"]["Arn"]
    session = sts.assume_role_with_web_identity(RoleArn=arn, RoleSessionName="pod", WebIdentityToken=os.environ["WEB_IDENTITY_TOKEN"])
    equal("system:serviceaccount:shop:orders", session["SubjectFromWebIdentityToken"])
    equal(session["AssumedRoleUser"]["Arn"], client("sts", **keys_of(session)).get_caller_identity()["Arn"])


def keys_of(session):
    return {
        "aws_access_key_id": session["Credentials"]["AccessKeyId"],
        "aws_secret_access_key": session["Credentials"]["SecretAccessKey"],
        "aws_session_token": session["Credentials"]["SessionToken"],
    }


def instances(ec2):
    image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
    made = ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1, InstanceType="t3.micro")["Instances"][0]["InstanceId"]
    ec2.create_tags(Resources=[made], Tags=[{"Key": "team", "Value": "a"}])
    filters = [{"Name": "tag:team", "Values": ["a"]}]
    found = [i for page in ec2.get_paginator("describe_instances").paginate(Filters=filters) for r in page["Reservations"] for i in r["Instances"]]
    equal([made], [instance["InstanceId"] for instance in found])

    association = ec2.associate_iam_instance_profile(IamInstanceProfile={"Name": "app"}, InstanceId=made)["IamInstanceProfileAssociation"]
    assert association["IamInstanceProfile"]["Arn"].endswith(":instance-profile/team/app"), association
    refused("IncorrectState", ec2.associate_iam_instance_profile, IamInstanceProfile={"Name": "app"}, InstanceId=made)
    refused("InvalidParameterValue", ec2.associate_iam_instance_profile, IamInstanceProfile={"Name": "none"}, InstanceId=made)
    replaced = ec2.replace_iam_instance_profile_association(IamInstanceProfile={"Name": "app"}, AssociationId=association["AssociationId"])
    new = replaced["IamInstanceProfileAssociation"]["AssociationId"]
    assert new != association["AssociationId"]
    listed = ec2.describe_iam_instance_profile_associations(Filters=[{"Name": "instance-id", "Values": [made]}])["IamInstanceProfileAssociations"]
    assert new in [each["AssociationId"] for each in listed], listed
    ec2.disassociate_iam_instance_profile(AssociationId=new)
    refused("InvalidAssociationID.NotFound", ec2.disassociate_iam_instance_profile, AssociationId="iip-assoc-0123456789abcdef0")

    equal("stopping", ec2.stop_instances(InstanceIds=[made])["StoppingInstances"][0]["CurrentState"]["Name"])
    equal("pending", ec2.start_instances(InstanceIds=[made])["StartingInstances"][0]["CurrentState"]["Name"])
    equal("shutting-down", ec2.terminate_instances(InstanceIds=[made])["TerminatingInstances"][0]["CurrentState"]["Name"])


def deletions(iam):
    arn = f"arn:aws:iam::{iam.get_role(RoleName='app')['Role']['Arn'].split(':')[4]}:policy/team/reader"
    iam.remove_role_from_instance_profile(InstanceProfileName="app", RoleName="app")
    iam.delete_instance_profile(InstanceProfileName="app")
    iam.delete_role_permissions_boundary(RoleName="app")
    iam.detach_role_policy(RoleName="app", PolicyArn=arn)
    refused("NoSuchEntity", iam.detach_role_policy, RoleName="app", PolicyArn=arn)
    iam.detach_role_policy(RoleName="app", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    for version in ("v1", "v2", "v3", "v4"):
        iam.delete_policy_version(PolicyArn=arn, VersionId=version)
    iam.delete_policy(PolicyArn=arn)
    iam.delete_role(RoleName="app")
    for call, name in ((iam.get_role, {"RoleName": "app"}), (iam.get_policy, {"PolicyArn": arn}), (iam.get_instance_profile, {"InstanceProfileName": "app"})):
        refused("NoSuchEntity", call, **name)


def main():
    iam, sts, ec2 = client("iam"), client("sts"), client("ec2")
    roles(iam)
    inline_policies(iam)
    managed_policies(iam)
    instance_profiles(iam)
    providers(iam)
    linked_roles(iam)
    account(iam)
    simulation(iam)
    sessions(iam, sts)
    web_identity(iam, sts)
    instances(ec2)
    deletions(iam)
    print(json.dumps(sorted(answered)))


main()
