import { entry } from './entry.ts'

/** What the official parser of KQL finds; its own words are kept, as they are those that the product shows. */
export const KQL = {
  'syntax/kql': entry<{ code: string; message: string }>('error', (p) => `${sentence(p.message)} (${p.code})`),
  'syntax/kql-too-deep': entry('error', () => 'the query is nested too deeply to be read'),
  'syntax/kql-too-much': entry('error', () => 'the query unfolds to more than can be read in reasonable time'),
  'type/kql': entry<{ code: string; message: string }>('error', (p) => `${sentence(p.message)} (${p.code})`),
  'lint/kql': entry<{ code: string; message: string }>('warning', (p) => `${sentence(p.message)} (${p.code})`),
}

function sentence(message: string): string {
  return message
    .replace(/(?<=[^.\s])\.?\s*$/, '')
    .replace(/(?<!\[)'([^']*)'/g, '`$1`')
    .replace(/^[A-Z](?![A-Z])/, (c) => c.toLowerCase())
}
