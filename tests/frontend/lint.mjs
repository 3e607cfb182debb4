// node lint.mjs FOLDER: what Neo4j's front end, installed in FOLDER, finds in statements.
// In: {schema: {labels, relationshipTypes, propertyKeys, defaultLanguage}, statements: {name: {text, parameters}}}.
// Out: {name: ["error at line 7: Variable `m` not defined", …]}.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { lintCypherQuery } = createRequire(join(process.argv[2], 'package.json'))('@neo4j-cypher/language-support')
const SEVERITIES = { 1: 'error', 2: 'warning', 3: 'information', 4: 'hint' }

const { schema, statements } = JSON.parse(readFileSync(0, 'utf8'))
const said = (found) => `${SEVERITIES[found.severity]} at line ${found.range.start.line + 1}: ${found.message}`
const lint = ({ text, parameters }) => lintCypherQuery(text, { ...schema, parameters }).map(said)
const findings = Object.entries(statements).map(([name, statement]) => [name, lint(statement)])
console.log(JSON.stringify(Object.fromEntries(findings)))
