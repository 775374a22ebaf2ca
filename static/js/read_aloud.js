// Reads the answer and its steps with the device's own voice, which sends them nowhere. Without a
// voice of the page's language there is no button.
const button = document.querySelector("[data-listen]");
const speech = window.speechSynthesis;
const label = button.textContent;
let last; // of what is being read

const voiceOf = (lang) => speech.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2) === lang);
// Numbers to dial, digit by digit; years and small ones as they are.
const spoken = (text) => text.replace(/[\d٠-٩]([ ()-]*[\d٠-٩]){4,}/g, (number) => number.replace(/[^\d٠-٩]*/g, " "));

function say(part) {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let piece;
  const end = () => piece && speech.speak(piece);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!parentElement.offsetParent || parentElement.closest(".visually-hidden")) continue;
    const { lang } = parentElement.closest("[lang]");
    if (!piece || piece.lang !== lang) {
      end();
      last = piece = new SpeechSynthesisUtterance("");
      piece.lang = lang;
      piece.voice = voiceOf(lang);
    }
    piece.text += spoken(data);
  }
  end();
}

function stop() {
  last = null;
  speech.cancel();
  button.textContent = label;
}

if (speech) {
  const show = () => { button.hidden = !voiceOf(document.documentElement.lang); };
  speech.onvoiceschanged = show; // they may be known late
  show();
  button.addEventListener("click", () => {
    if (last) return stop();
    speech.cancel();
    button.textContent = button.dataset.stop;
    document.querySelectorAll(button.dataset.listen).forEach(say);
    if (!last) return stop();
    const own = last;
    own.onend = own.onerror = () => own === last && stop();
  });
  addEventListener("pagehide", stop);
}
