import type { Json } from '../../../types/codec.ts'
import { jsonText } from '../../json-text.ts'
import type { SensorFormat } from '../../sensor.ts'
import { columnsOf } from './layout.ts'

/** https://docs.zeek.org/en/master/log-formats.html: what is not set is absent. */
export const JSON_FORMAT: SensorFormat = {
  id: 'json',
  ending: 'log',
  write: ({ stream, fields }) => {
    let text = ''
    for (const { name } of columnsOf(stream)) {
      const value = fields[name]
      if (value !== undefined) text += `${text === '' ? '{' : ','}"${name}":${jsonText(value)}`
    }
    return `${text}}`
  },
}

/** Without `#open` and `#close`, which tell when Zeek itself ran. */
export const TSV_FORMAT: SensorFormat = {
  id: 'tsv',
  ending: 'log',
  head: (stream) => {
    const columns = columnsOf(stream)
    return [
      '#separator \\x09',
      '#set_separator\t,',
      '#empty_field\t(empty)',
      '#unset_field\t-',
      `#path\t${stream}`,
      `#fields\t${columns.map(({ name }) => name).join('\t')}`,
      `#types\t${columns.map(({ type }) => type).join('\t')}`,
    ].join('\n')
  },
  write: ({ stream, fields }) =>
    columnsOf(stream)
      .map(({ name, type }) => cell(fields[name], type))
      .join('\t'),
}

function cell(value: Json | undefined, type: string): string {
  if (value === undefined || value === null) return '-'
  const items = type.endsWith(']') ? type.slice(type.indexOf('[') + 1, -1) : undefined
  if (items === undefined) return scalar(value, type)
  if (!Array.isArray(value) || value.length === 0) return '(empty)'
  return value.map((item) => scalar(item, items).replaceAll(',', '\\x2c')).join(',')
}

const PLAIN = /^[^\\\u0000-\u001f\u007f]*$/

function scalar(value: Json, type: string): string {
  if (typeof value === 'boolean') return value ? 'T' : 'F'
  if (typeof value === 'number') return type === 'time' || type === 'interval' ? value.toFixed(6) : String(value)
  const text = String(value)
  // A text that looks as an absent or empty one is written by its code points, as are separators and control signs.
  if (text === '') return '(empty)'
  if (text === '-') return '\\x2d'
  if (text === '(empty)') return '\\x28empty)'
  return PLAIN.test(text)
    ? text
    : text.replace(/[\\\u0000-\u001f\u007f]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
