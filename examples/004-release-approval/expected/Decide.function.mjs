// functions/decide.handler.ts
import { ConditionalCheckFailedException, DynamoDB } from "@aws-sdk/client-dynamodb";
import { SFN } from "@aws-sdk/client-sfn";

// functions/decide.ts
async function decide(event, calls) {
  const by = callerOf(event);
  if (by === void 0) return answer(403, "who decides has to be somebody");
  const request = readRequest(event);
  if (typeof request === "string") return answer(400, request);
  const { decisionId, decision, comment } = request;
  const token = await calls.claim(decisionId, by);
  if (token === void 0) return answer(409, "nothing waits for this decision: it was made, or came too late");
  try {
    if (decision === "approve") await calls.sendTaskSuccess(token, JSON.stringify({ decision: "approved", by, comment }));
    else await calls.sendTaskFailure(token, "ApprovalRejected", comment);
    return answer(200, decision === "approve" ? "approved" : "rejected");
  } catch (error) {
    if (isGone(error)) return answer(410, "the release no longer waits for an answer");
    await calls.release(decisionId);
    throw error;
  }
}
function readRequest({ pathParameters, body = "", isBase64Encoded }) {
  const decisionId = pathParameters?.decisionId ?? "";
  const read = parsed(isBase64Encoded === true ? Buffer.from(body, "base64").toString("utf8") : body);
  if (read === void 0 || decisionId === "") return 'a JSON object is expected: { "decision": "approve" | "reject", "comment": "…" }';
  const { decision, comment = "" } = read;
  if (decision !== "approve" && decision !== "reject") return '"decision" is "approve" or "reject"';
  if (typeof comment !== "string" || comment.length > 512) return '"comment" is a text of at most 512 characters';
  return { decisionId, decision, comment };
}
function parsed(body) {
  try {
    const value = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function callerOf({ requestContext }) {
  const claims = requestContext.authorizer?.jwt?.claims;
  const name = claims?.["email"] ?? claims?.["sub"];
  return typeof name === "string" && name !== "" ? name : void 0;
}
function isGone(error) {
  return error instanceof Error && ["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"].includes(error.name);
}
function answer(statusCode, message) {
  return { statusCode, headers: { "content-type": "application/json", "cache-control": "no-store" }, body: JSON.stringify({ message }) };
}

// functions/decide.handler.ts
var [dynamodb, states] = [new DynamoDB(), new SFN()];
var { TABLE } = process.env;
var handler = (event) => decide(event, {
  claim,
  release: async (decisionId) => void await dynamodb.updateItem({ TableName: TABLE, Key: { decisionId: { S: decisionId } }, UpdateExpression: "SET stands = :pending REMOVE decidedBy", ExpressionAttributeValues: { ":pending": { S: "pending" } } }),
  sendTaskSuccess: async (taskToken, output) => void await states.sendTaskSuccess({ taskToken, output }),
  sendTaskFailure: async (taskToken, error, cause) => void await states.sendTaskFailure({ taskToken, error, cause })
});
async function claim(decisionId, by) {
  try {
    const { Attributes } = await dynamodb.updateItem({
      TableName: TABLE,
      Key: { decisionId: { S: decisionId } },
      UpdateExpression: "SET stands = :decided, decidedBy = :by",
      ConditionExpression: "stands = :pending AND expiresAt > :now",
      ExpressionAttributeValues: { ":decided": { S: "decided" }, ":pending": { S: "pending" }, ":by": { S: by }, ":now": { N: String(Math.floor(Date.now() / 1e3)) } },
      ReturnValues: "ALL_NEW"
    });
    return Attributes?.["token"]?.S;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return void 0;
    throw error;
  }
}
export {
  handler
};
