import { tables } from '../columns.ts'

/**
 * The names of Sigma's taxonomy for web servers and proxies
 * (https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-appendix-taxonomy.md, "Fields"), and others that its rules use.
 */
export const { web: WEB_COLUMNS } = tables({
  web: `date time c-ip src_ip dst_ip dst_port cs-username s-sitename s-computername s-ip s-port cs-method cs-uri c-uri
    cs-uri-stem c-uri-stem cs-uri-query c-uri-query c-uri-extension cs-uri-extension cs-uri-path cs-uri-scheme cs-uri-port
    sc-status sc-substatus sc-win32-status c-win32-status sc-bytes cs-bytes time-taken cs-version cs-host r-dns r-ip
    cs-user-agent c-useragent cs-cookie cs-referer cs-referrer cs-content-type rs-content-type s-action cs-auth-group
    cs-categories x-virus-id`,
})

/** The taxonomy's two names of one field, the one that records have first. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['cs-uri', 'c-uri'],
  ['cs-uri-stem', 'c-uri-stem'],
  ['cs-uri-query', 'c-uri-query'],
  ['cs-uri-extension', 'c-uri-extension'],
  ['cs-user-agent', 'c-useragent'],
  ['cs-referer', 'cs-referrer'],
  ['c-ip', 'src_ip'],
  ['cs-host', 'r-dns'],
]

const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  PAIRS.flatMap(([a, b]): (readonly [string, readonly string[]])[] => [
    [a, [b]],
    [b, [a]],
  ]),
)

export function otherWebNames(name: string): readonly string[] {
  return OTHER_NAMES.get(name) ?? []
}
