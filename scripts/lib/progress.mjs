/**
 * One line on standard error that says what is going on and for how long. Without a terminal (CI, a pipe) each stage
 * gets a line of its own instead.
 */
export class Progress {
  #title;
  #stage = '';
  #started = Date.now();
  #timer;

  constructor(title) {
    this.#title = title;
    if (process.stderr.isTTY) {
      this.#timer = setInterval(() => this.#draw(), 250);
      this.#timer.unref();
    } else {
      process.stderr.write(`${title}…\n`);
    }
  }

  stage(name) {
    if (name === this.#stage) {
      return;
    }
    this.#stage = name;
    if (this.#timer) {
      this.#draw();
    } else {
      process.stderr.write(`  ${name} (${this.#elapsed()})\n`);
    }
  }

  done(message = this.#title) {
    this.#end(`${message} (${this.#elapsed()})`);
  }

  failed() {
    this.#end(`${this.#title}: failed after ${this.#elapsed()}`);
  }

  #end(line) {
    clearInterval(this.#timer);
    process.stderr.write(`${this.#timer ? '\r\x1b[K' : ''}${line}\n`);
  }

  #draw() {
    const width = (process.stderr.columns ?? 80) - 1;
    const stage = this.#stage && `: ${this.#stage}`;
    const line = `${this.#title}${stage} · ${this.#elapsed()}`;
    process.stderr.write(`\r\x1b[K${line.slice(0, width)}`);
  }

  #elapsed() {
    return `${Math.round((Date.now() - this.#started) / 1000)} s`;
  }
}
