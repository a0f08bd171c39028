// functions/show.handler.ts
import { DynamoDB } from "@aws-sdk/client-dynamodb";

// functions/show.ts
async function show({ pathParameters }, find) {
  const found = await find(pathParameters?.decisionId ?? "");
  const body = found === void 0 ? { message: "there is no such question" } : { metric: found.metric, value: found.value, executionId: found.executionId, stands: found.stands };
  return { statusCode: found === void 0 ? 404 : 200, headers: { "content-type": "application/json", "cache-control": "no-store" }, body: JSON.stringify(body) };
}

// functions/show.handler.ts
var dynamodb = new DynamoDB();
var handler = (event) => show(event, async (decisionId) => {
  const { Item } = await dynamodb.getItem({ TableName: process.env["TABLE"], Key: { decisionId: { S: decisionId } }, ProjectionExpression: "metric, #value, executionId, stands", ExpressionAttributeNames: { "#value": "value" } });
  if (Item === void 0) return void 0;
  return { metric: Item["metric"]?.S ?? "", value: Number(Item["value"]?.N), executionId: Item["executionId"]?.S ?? "", stands: Item["stands"]?.S ?? "" };
});
export {
  handler
};
