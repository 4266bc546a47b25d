package com.cartsnitch.platform.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.cartsnitch.platform.http.server.Arrival.Part;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Helidon reads a connection's requests with. No request begins after the last answer, where
 * Helidon 4.1.7 takes an unread body for one; and chunks are read strictly, where it takes a sign
 * for a part of a length and any two bytes for the end of a chunk.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112, section 7.1</a>
 */
final class RequestReader extends DataReader {
  private static final int LONGEST_LINE = 1024;
  private static final int MOST_TRAILERS = 32;
  private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,8})(?:;[\\t -~]*)?");
  private static final Pattern NONE = Pattern.compile("0+");

  private final Arrival arrival;
  private final CurrentRequest request;
  private boolean trailers;

  RequestReader(ClientBytes bytes, Arrival arrival, CurrentRequest request) {
    super(bytes);
    this.arrival = arrival;
    this.request = request;
  }

  /** Helidon looks for the end of a request line with it, and of each header. */
  @Override
  public int findNewLine(int max) {
    if (arrival.part() == Part.BODY) {
      nextRequest();
    }
    return super.findNewLine(max);
  }

  /** Helidon reads a request line with it. */
  @Override
  public byte[] readBytes(int length) {
    byte[] read = super.readBytes(length);
    if (request.hasLine()) {
      return read;
    }
    RequestLine line = RequestLine.of(new String(read, ISO_8859_1));
    request.sent(line);
    return line.plain().getBytes(ISO_8859_1);
  }

  private void nextRequest() {
    if (request.last()) {
      throw new CloseConnectionException("The last answer was sent");
    }
    request.begins();
    arrival.begins(available() > 0 ? Part.HEAD : Part.NOTHING);
  }

  /** Helidon reads the length of each chunk with it, and once what follows the last chunk. */
  @Override
  public String readLine() {
    if (trailers) {
      skipTrailers();
      return "";
    }
    Matcher chunk = CHUNK.matcher(line());
    if (!chunk.matches()) {
      throw malformed();
    }
    trailers = NONE.matcher(chunk.group(1)).matches();
    return chunk.group(1);
  }

  private void skipTrailers() {
    trailers = false;
    for (int i = 0; i < MOST_TRAILERS; i++) {
      if (line().isEmpty()) {
        return;
      }
    }
    throw malformed();
  }

  /** Helidon reads a piece of a body with it, of a chunked one a whole chunk. */
  @Override
  public BufferData readBuffer(int length) {
    BufferData piece = super.readBuffer(length);
    if (request.chunked() && !startsWithNewLine()) {
      throw malformed();
    }
    return piece;
  }

  private String line() {
    try {
      int end = super.findNewLine(LONGEST_LINE);
      String line = readAsciiString(end);
      if (end < LONGEST_LINE && line.indexOf('\n') < 0) {
        skip(2);
        return line;
      }
    } catch (IncorrectNewLineException _) {
      // as wrong as a line that is too long
    }
    throw malformed();
  }

  private RequestException malformed() {
    return request.refusal(Status.BAD_REQUEST_400);
  }
}
