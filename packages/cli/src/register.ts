// node --import stepwright/register app.ts
import { registerLoader } from '@stepwright/compiler'

registerLoader()
