import { expose, proxy, wrap } from "comlink";
import { describe, expect, it, vi } from "vitest";
import { keepTroubleInErrors } from "../src/engine/throwing.js";
import { TroubleError } from "../src/shared/trouble.js";

describe("what crosses between page and worker", () => {
  it("errors keep their code and parameters, and callbacks are called over there", async () => {
    keepTroubleInErrors();
    const { port1, port2 } = new MessageChannel();
    expose(
      {
        async greet(sink) {
          await sink({ kind: "progress" });
          throw new TroubleError("no_dataset", "no images", { what: "images" });
        },
      },
      port1,
    );
    const sink = vi.fn();
    const error = await wrap(port2)
      .greet(proxy(sink))
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(TroubleError);
    expect(error).toMatchObject({ code: "no_dataset", params: { what: "images" } });
    expect(sink).toHaveBeenCalledWith({ kind: "progress" });
    port1.close();
    port2.close();
  });
});
