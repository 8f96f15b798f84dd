// Renders with Nunjucks itself what the tests compare with: reads a list of jobs from standard
// input ({ folder, name, params, body }) and writes a list of pages. Argument: where the packages are.
const fs = require('fs')
const path = require('path')

const packages = process.argv[2]
const nunjucks = require(path.join(packages, 'nunjucks'))

const roots = ['govuk-frontend/dist', '@ministryofjustice/frontend']
const loader = new nunjucks.FileSystemLoader(roots.map((root) => path.join(packages, root)))
const env = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true })

// The MOJ package's date filter needs a library that only these tests would use.
function part (timestamp, options) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options })
  return Object.fromEntries(format.formatToParts(new Date(timestamp)).map(({ type, value }) => [type, value]))
}

env.addFilter('mojDate', (timestamp, type) => {
  if (Number.isNaN(Date.parse(timestamp))) return timestamp
  const { day, month, year } = part(timestamp, {
    day: 'numeric',
    month: type.startsWith('short') ? 'short' : 'long',
    year: 'numeric'
  })
  const { hour, minute, dayPeriod } = part(timestamp, { hour: 'numeric', minute: '2-digit', hour12: true })
  const time = (minute === '00' ? hour : `${hour}:${minute}`) + dayPeriod
  const date = `${day} ${month} ${year}`
  const known = { date, shortdate: date, time, datetime: `${date} at ${time}`, shortdatetime: `${date} at ${time}` }
  return type in known ? known[type] : timestamp
})
env.addFilter('date', (timestamp) => timestamp)

const jobs = JSON.parse(fs.readFileSync(0, 'utf8'))
const pages = jobs.map(({ folder, name, params, body }) => {
  const start = `{% from "${folder}/macro.njk" import ${name} %}`
  const call = body ? `{% call ${name}(params) %}${body}{% endcall %}` : `{{ ${name}(params) }}`
  try {
    return env.renderString(start + call, { params })
  } catch (why) {
    return `error: ${why.message}`
  }
})
process.stdout.write(JSON.stringify(pages))
