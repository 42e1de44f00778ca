/** How a text is written in XML: signs of the table as it says, and what XML 1.0 cannot hold as `other`. */
export function xmlEscape(entities: Readonly<Record<string, string>>, other: string): (text: string) => string {
  const signs = new RegExp(
    `[${Object.keys(entities).join('')}\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]`,
    'g',
  )
  const needed = new RegExp(signs.source)
  return (text) => (needed.test(text) ? text.replace(signs, (sign) => entities[sign] ?? other) : text)
}
