package com.cartsnitch.delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * What pom.xml says.
 *
 * @param document the file, namespaces left aside
 */
record PomBuild(Document document) {

  static PomBuild read() throws Exception {
    Path pom = Path.of("pom.xml");
    return new PomBuild(
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()));
  }

  String version() throws XPathExpressionException {
    return texts("/project/version").getFirst();
  }

  String property(String name) throws XPathExpressionException {
    return texts("/project/properties/" + name).getFirst();
  }

  /** The texts below the image plugin's definition. */
  List<String> jib(String path) throws XPathExpressionException {
    return texts("/project/build/plugins/plugin[artifactId='jib-maven-plugin']/" + path);
  }

  /** The first text below the profile of released images. */
  String release(String path) throws XPathExpressionException {
    return texts("/project/profiles/profile[id='release']//" + path).getFirst();
  }

  private List<String> texts(String path) throws XPathExpressionException {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }
}
