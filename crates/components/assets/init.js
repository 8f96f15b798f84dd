// Starts the components of both packages on this page.
import { initAll as startGovuk } from './govuk-frontend.min.js'
import { initAll as startMoj } from './moj-frontend.min.js'

startGovuk()
startMoj()
