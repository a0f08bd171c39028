// functions/trigger.handler.ts
import { CodePipeline } from "@aws-sdk/client-codepipeline";
import { S3 } from "@aws-sdk/client-s3";
import { SFN } from "@aws-sdk/client-sfn";

// functions/trigger.ts
async function trigger({ "CodePipeline.job": job }, calls) {
  let execution;
  try {
    const { continuationToken } = job.data;
    if (continuationToken === void 0) return await start(job, calls);
    execution = JSON.parse(continuationToken).stateMachineExecutionArn;
    const { status, cause } = await calls.describeExecution(execution);
    if (status === "RUNNING" || status === "PENDING_REDRIVE") await calls.putJobSuccessResult({ jobId: job.id, continuationToken });
    else if (status === "SUCCEEDED") await calls.putJobSuccessResult({ jobId: job.id });
    else await fail(job.id, `the execution ended as ${status}${cause === void 0 ? "" : `: ${cause}`}`, execution, calls);
  } catch (error) {
    await fail(job.id, error instanceof Error ? error.message : String(error), execution, calls);
  }
}
async function start(job, calls) {
  const { s3Bucket, stateMachineFile } = JSON.parse(job.data.actionConfiguration.configuration.UserParameters);
  const [revision] = job.data.inputArtifacts;
  if (revision === void 0) throw new Error("the action has no input artifact");
  const { bucketName, objectKey } = revision.location.s3Location;
  const input = JSON.parse(await calls.getObject(s3Bucket, stateMachineFile));
  const { executionArn } = await calls.startExecution(`job-${job.id}`, JSON.stringify({ ...input, revisionS3Bucket: bucketName, revisionS3Key: objectKey }));
  await calls.putJobSuccessResult({ jobId: job.id, continuationToken: JSON.stringify({ stateMachineExecutionArn: executionArn }) });
}
async function fail(jobId, message, externalExecutionId, calls) {
  await calls.putJobFailureResult({ jobId, failureDetails: { type: "JobFailed", message: message.slice(0, 5e3), ...externalExecutionId && { externalExecutionId } } });
}

// functions/trigger.handler.ts
var [codepipeline, s3, states] = [new CodePipeline(), new S3(), new SFN()];
var handler = (event) => trigger(event, {
  getObject: async (Bucket, Key) => (await s3.getObject({ Bucket, Key })).Body?.transformToString() ?? "",
  startExecution: async (name, input) => ({ executionArn: (await states.startExecution({ stateMachineArn: process.env["STATE_MACHINE_ARN"], name, input })).executionArn ?? "" }),
  describeExecution: async (executionArn) => {
    const { status = "UNKNOWN", cause } = await states.describeExecution({ executionArn });
    return { status, ...cause !== void 0 && { cause } };
  },
  putJobSuccessResult: async (result) => void await codepipeline.putJobSuccessResult(result),
  putJobFailureResult: async (result) => void await codepipeline.putJobFailureResult(result)
});
export {
  handler
};
