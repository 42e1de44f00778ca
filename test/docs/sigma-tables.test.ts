import { expect, test } from 'vitest'
import { sigmaPage } from './sigma-tables.ts'

test('the page of Sigma is up to date', async () => {
  await expect(sigmaPage()).toMatchFileSnapshot('../../docs/languages/sigma.md')
})
