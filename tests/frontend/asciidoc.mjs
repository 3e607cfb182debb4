// node asciidoc.mjs FOLDER: what Asciidoctor, installed in FOLDER, makes of a guide, with which Neo4j Browser reads guides.
// In: the text. Out: {title, faults: ["…"], listings: ["…"], html}.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const asciidoctor = createRequire(join(process.argv[2], 'package.json'))('@asciidoctor/core')()
const logger = asciidoctor.MemoryLogger.create()
asciidoctor.LoggerManager.setLogger(logger)

const guide = asciidoctor.load(readFileSync(0, 'utf8'), { safe: 'secure' })
const html = guide.convert()
const listings = guide.findBy({ context: 'listing' }).map((listing) => listing.getSource())
const faults = logger.getMessages().map((message) => message.getText())
console.log(JSON.stringify({ title: guide.getTitle(), faults, listings, html }))
