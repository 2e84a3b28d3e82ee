<#macro content>
  <p class="einlass-note">
    ${msg("einlassNote")}
    <#if client?? && client.baseUrl?has_content><a href="${client.baseUrl}">${msg("einlassBack")}</a> ·
    <a href="${client.baseUrl}registrations/lookup">${msg("einlassLost")}</a></#if>
  </p>
</#macro>
