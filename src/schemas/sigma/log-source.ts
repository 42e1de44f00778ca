/** The log source of a rule (https://github.com/SigmaHQ/sigma-specification, "LogSource"). */
export interface LogSource {
  readonly product?: string
  readonly category?: string
  readonly service?: string
}

/** Names that older rules use, and what the taxonomy calls the service now. */
const FORMER_SERVICES: Readonly<Record<string, string>> = {
  ldap_debug: 'ldap',
  'microsoft-servicebus-client': 'servicebus-client',
  'windows-defender': 'windefend',
}

/** Likewise of categories. */
const FORMER_CATEGORIES: Readonly<Record<string, string>> = {
  file_create: 'file_event',
  process_terminated: 'process_termination',
}

/**
 * The name of the table that holds the events of a log source: its product, category and service with `/` between them,
 * such as `windows/process_creation`, `linux/auditd` or `webserver`. A user binds a file to it by this name; a log source
 * that the taxonomy does not know has its name, too. The parts are compared without regard to case, and names that the
 * taxonomy gave up stand for those that took their place.
 */
export function logSourceTable(logSource: LogSource): string {
  const { product, category, service } = normalized(logSource)
  return [product, category, service].filter((part) => part !== undefined).join('/')
}

/**
 * Whether rules of the log source `special` are among those of `general`: whatever `general` names, `special` has, too.
 * This is to which rules a filter applies (specification, "Sigma Filters", "Log source"; pySigma, `SigmaLogSource`).
 */
export function coversLogSource(general: LogSource, special: LogSource): boolean {
  const wide = normalized(general)
  const narrow = normalized(special)
  return PARTS.every((part) => wide[part] === undefined || wide[part] === narrow[part])
}

const PARTS = ['product', 'category', 'service'] as const

function normalized({ product, category, service }: LogSource): LogSource {
  const found: LogSource = {
    ...part('product', product),
    ...part('category', category, FORMER_CATEGORIES),
    ...part('service', service, FORMER_SERVICES),
  }
  // The taxonomy writes the audit log of Kubernetes with the category `application` and without it.
  const isKubernetes = found.product === 'kubernetes' && found.service === 'audit' && found.category === undefined
  return isKubernetes ? { ...found, category: 'application' } : found
}

function part(name: keyof LogSource, value: string | undefined, former: Readonly<Record<string, string>> = {}) {
  const key = value?.trim().toLowerCase()
  if (key === undefined || key === '') return {}
  return { [name]: Object.hasOwn(former, key) ? former[key] : key }
}
