// functions/notify.handler.ts
import { randomUUID } from "node:crypto";
import { DynamoDB } from "@aws-sdk/client-dynamodb";
import { SESv2 } from "@aws-sdk/client-sesv2";

// functions/notify.ts
var twoDays = 2 * 86400;
async function notify({ metric, value, team_alias, executionId, token }, page, calls) {
  const decisionId = calls.newId();
  await calls.remember({ decisionId, token, metric, value, executionId, expiresAt: Math.floor(calls.now().getTime() / 1e3) + twoDays });
  await calls.send({
    to: team_alias,
    subject: `Release to approve: ${metric} is ${value}`,
    text: [`The load test of a release measured ${metric} ${value}.`, `Approve or reject it within 48 hours: ${page}?decision=${decisionId}`, `Execution: ${executionId}`].join("\n\n")
  });
}

// functions/notify.handler.ts
var [dynamodb, ses] = [new DynamoDB(), new SESv2()];
var { TABLE, PAGE = "", SENDER } = process.env;
var handler = (question) => notify(question, PAGE, {
  newId: randomUUID,
  now: () => /* @__PURE__ */ new Date(),
  remember: async ({ decisionId, token, metric, value, executionId, expiresAt }) => void await dynamodb.putItem({
    TableName: TABLE,
    Item: { decisionId: { S: decisionId }, token: { S: token }, metric: { S: metric }, value: { N: String(value) }, executionId: { S: executionId }, expiresAt: { N: String(expiresAt) }, stands: { S: "pending" } },
    ConditionExpression: "attribute_not_exists(decisionId)"
  }),
  send: async ({ to, subject, text }) => void await ses.sendEmail({ FromEmailAddress: SENDER, Destination: { ToAddresses: [to] }, Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } } })
});
export {
  handler
};
