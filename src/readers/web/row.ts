/** A request as the taxonomy of Sigma names it, whichever product logged it. */
export interface WebRequest {
  /** ISO 8601. */
  readonly time: string | undefined
  readonly client?: string | undefined
  readonly user?: string | undefined
  readonly method?: string | undefined
  /** As the product logs it: a path with its query, or a whole address. */
  readonly uri?: string | undefined
  readonly stem?: string | undefined
  readonly query?: string | undefined
  readonly version?: string | undefined
  readonly host?: string | undefined
  readonly server?: string | undefined
  readonly port?: string | undefined
  readonly status?: string | undefined
  readonly sent?: string | undefined
  readonly received?: string | undefined
  readonly referrer?: string | undefined
  readonly agent?: string | undefined
}

export type WebValues = Record<string, unknown>

const EXTENSION = /\.([A-Za-z0-9]{1,16})$/

/**
 * The columns of a request, each under one of the names that it has (`otherWebNames`); `line` is where keywords are looked
 * for. What the product does not tell is left out.
 */
export function webValues(request: WebRequest, line: string): WebValues {
  const { time, client, user, method, uri, host, server, status, referrer, agent } = request
  const mark = uri?.indexOf('?') ?? -1
  const stem = request.stem ?? (mark === -1 ? uri : uri?.slice(0, mark))
  const query = request.query ?? (mark === -1 ? undefined : uri?.slice(mark + 1))
  const extension = stem === undefined ? undefined : EXTENSION.exec(stem.slice(-64))?.[1]
  return defined({
    '@time': time,
    '@host': server,
    '@user': user,
    '@destination': host ?? server,
    '@port': request.port,
    '@values': line,
    date: time?.slice(0, 10),
    time: time?.slice(11, 19),
    'c-ip': client,
    'cs-username': user,
    'cs-method': method,
    'cs-uri': uri,
    'cs-uri-stem': stem,
    'cs-uri-query': query,
    'cs-uri-extension': extension,
    'cs-version': request.version,
    'cs-host': host,
    'sc-status': status,
    'sc-bytes': request.sent,
    'cs-bytes': request.received,
    'cs-referer': referrer,
    'cs-user-agent': agent,
  })
}

/** Without the columns that have no value. */
export function defined(values: Readonly<Record<string, string | undefined>>): WebValues {
  const row: WebValues = {}
  for (const name of Object.keys(values)) if (values[name] !== undefined) row[name] = values[name]
  return row
}

/** The host of a whole address. */
export function hostOf(uri: string): string | undefined {
  return /^(?:[A-Za-z][A-Za-z0-9+.-]{0,32}:\/\/)(?:[^/?#@]{0,256}@)?(\[[^\]]{1,64}\]|[^/?#:]{1,256})/.exec(uri)?.[1]
}
