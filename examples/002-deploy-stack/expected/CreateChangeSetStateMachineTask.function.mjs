// functions/tasks.handler.ts
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { S3 } from "@aws-sdk/client-s3";

// functions/file-in-zip.ts
import { inflateRawSync } from "node:zlib";
function fileInZip(zip, path) {
  const end = zip.lastIndexOf(Buffer.from([80, 75, 5, 6]));
  if (end < 0) throw new Error("the revision is no zip archive");
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extra, comment, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === path) return contentAt(zip, start, { method, size });
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`the revision has no file "${path}"`);
}
function contentAt(zip, start, { method, size }) {
  const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  const bytes = zip.subarray(from, from + size);
  return (method === 0 ? bytes : inflateRawSync(bytes)).toString("utf8");
}

// functions/tasks.ts
async function createChangeSet({ request }, calls2) {
  const wanted = await wantedOf(request, calls2);
  const changeSetName = `${wanted.stackName}-change-set-${calls2.now().getTime()}`;
  await calls2.createChangeSet({ ...wanted, changeSetName });
  return changeSetName;
}
function nameOf({ environmentName, stackName }) {
  return `${environmentName}-${stackName}`;
}
async function wantedOf(request, { file }) {
  const { environmentName, revisionS3Bucket, revisionS3Key, templatePath } = request;
  return { stackName: nameOf(request), environmentName, template: await file(revisionS3Bucket, revisionS3Key, templatePath) };
}

// functions/tasks.handler.ts
var [cloudformation, s3] = [new CloudFormation(), new S3()];
var stackOf = ({ stackName, template, environmentName }) => ({
  StackName: stackName,
  TemplateBody: template,
  Parameters: [{ ParameterKey: "environmentName", ParameterValue: environmentName }],
  Capabilities: ["CAPABILITY_IAM"],
  RoleARN: process.env["CLOUDFORMATION_ROLE_ARN"]
});
var calls = {
  stackStatus: async (StackName) => (await cloudformation.describeStacks({ StackName })).Stacks?.[0]?.StackStatus ?? "UNKNOWN",
  createStack: async (wanted) => (await cloudformation.createStack({ ...stackOf(wanted), OnFailure: "DELETE" })).StackId ?? "",
  createChangeSet: async ({ changeSetName, ...wanted }) => void await cloudformation.createChangeSet({ ...stackOf(wanted), ChangeSetName: changeSetName, ChangeSetType: "UPDATE" }),
  describeChangeSet: async (StackName, ChangeSetName) => {
    const { Status = "UNKNOWN", StatusReason, Changes = [], NextToken } = await cloudformation.describeChangeSet({ StackName, ChangeSetName });
    const changes = Changes.map(({ ResourceChange: { Action = "UNKNOWN", Replacement } = {} }) => ({ action: Action, ...Replacement !== void 0 && { replacement: Replacement } }));
    return { status: Status, changes, hasMore: NextToken !== void 0, ...StatusReason !== void 0 && { reason: StatusReason } };
  },
  executeChangeSet: async (StackName, ChangeSetName) => void await cloudformation.executeChangeSet({ StackName, ChangeSetName }),
  deleteChangeSet: async (StackName, ChangeSetName) => void await cloudformation.deleteChangeSet({ StackName, ChangeSetName }),
  file: async (Bucket, Key, path) => fileInZip(Buffer.from(await (await s3.getObject({ Bucket, Key })).Body?.transformToByteArray() ?? []), path),
  now: () => /* @__PURE__ */ new Date()
};
var createChangeSet2 = (task) => createChangeSet(task, calls);
export {
  createChangeSet2 as handler
};
