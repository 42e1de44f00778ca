/** The log source of a rule (https://github.com/SigmaHQ/sigma-specification, "LogSource"). */
export interface LogSource {
  readonly product?: string
  readonly category?: string
  readonly service?: string
}

/**
 * The name of the table that holds the events of a log source: its product, category and service with `/` between them,
 * such as `windows/process_creation`, `linux/auditd` or `webserver`. A user binds a file to it by this name.
 */
export function logSourceTable({ product, category, service }: LogSource): string {
  return [product, category, service].filter((part) => part !== undefined).join('/')
}
