// Speaks to the server: JSON there, JSON back, with the session's form token.

/** What the server refused: its HTTP status and its words. */
export class Refusal extends Error {
  constructor(status, answer) {
    super(answer.message ?? '');
    this.status = status;
    this.answer = answer;
  }
}

/** Post `body`; throws a `Refusal` when the server says no, a `TypeError` when it is not reached. */
export async function post(url, token, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': token },
    body: JSON.stringify(body),
  });
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  const answer = isJson ? await response.json() : {};
  if (!response.ok) throw new Refusal(response.status, answer);
  return answer;
}
