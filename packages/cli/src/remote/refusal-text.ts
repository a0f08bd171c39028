/** Why the service said no, or nothing, in words. */
export function refusalText(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.name
  if (thrown.message.includes('Region is missing')) return 'no Region is known: add --region, or set AWS_REGION'
  return reasons[code] ?? `${thrown.name}: ${thrown.message.split('\n')[0] ?? ''}`
}

const reasons: { readonly [code: string]: string } = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no such host, or no network',
  EAI_AGAIN: 'the name of the host cannot be looked up: is there a network?',
  ETIMEDOUT: 'it does not answer',
  TimeoutError: 'it does not answer',
  CredentialsProviderError: 'no credentials were found: sign in as for the AWS CLI, or set AWS_PROFILE',
  ExpiredTokenException: 'the credentials have expired: sign in again',
  UnrecognizedClientException: 'the credentials are not valid',
}
