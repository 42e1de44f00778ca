import type { ViewDefinition } from '../view.ts'

export const FALCON_VIEWS: readonly ViewDefinition[] = []
