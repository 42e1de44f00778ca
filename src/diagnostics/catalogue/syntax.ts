import { entry } from './entry.ts'

/** What every language can report while reading text. */
export const SYNTAX = {
  'syntax/unexpected': entry<{ found: string; expected: string }>(
    'error',
    (p) => `found ${p.found} where ${p.expected} was expected`,
  ),
  'syntax/unterminated': entry<{ what: string }>('error', (p) => `this ${p.what} is never closed`),
  'syntax/empty': entry('error', () => 'the query is empty'),
  'syntax/trailing-text': entry<{ text: string }>(
    'error',
    (p) => `the query ends before ${p.text}; what follows is not part of it`,
  ),
  'syntax/regex': entry<{ reason: string }>('error', (p) => `this regular expression is not valid: ${p.reason}`),
}
