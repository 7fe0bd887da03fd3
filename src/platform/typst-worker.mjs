// Makes PDFs beside the desk, in a thread of its own: the requests go on while a pile of letters is set.
// Plain JavaScript, because Node starts it as it is: beside the sources in a test, in dist/ after a build.
import { parentPort, workerData } from 'node:worker_threads';
import typst from '@myriaddreamin/typst-ts-node-compiler';

// Nothing can be read from the disk: the workspace is an empty folder, the fonts are named one by one.
const compiler = typst.NodeCompiler.create({
  workspace: workerData.workspace,
  fontArgs: [{ fontPaths: workerData.fonts }],
});

/** Results of former letters are kept by Typst for so many letters more: the fonts stay, the words go. */
const KEPT = 4;

parentPort.on('message', ({ id, source, data }) => {
  try {
    const set = compiler.compile({ mainFileContent: source, inputs: { data } });
    const document = set.result;
    if (!document) throw set.takeError();
    const bytes = compiler.pdf(document, { pdfStandard: 'ua-1' });
    parentPort.postMessage({ id, bytes, pages: document.numOfPages });
  } catch (error) {
    parentPort.postMessage({ id, trouble: String(error?.message ?? error) || 'Typst said nothing.' });
  } finally {
    compiler.evictCache(KEPT);
  }
});
